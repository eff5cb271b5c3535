"""What somebody meets who listens to a page instead of looking at it, or enlarges it.

The rules are those of axe-core, levels A and AA of WCAG 2.0 to 2.2. Its script comes with the package
`axe-playwright-python`, so nothing is fetched. They are held against a page that has run: until then
JupyterLab shows stored pictures without their alternative text, which stands as a caption below each of them.
(An output as HTML would carry it, but from a notebook that it does not trust yet JupyterLab takes such
pictures out.)
"""

from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Page

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
SCRIPT = (Path(__file__).parent / "access.js").read_text(encoding="utf-8")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SMALL_LAPTOP = {"width": 1280, "height": 720}
ENLARGED = {"width": 640, "height": 360}  # the same screen at 200 %

# Rendered Markdown, outputs and widgets in the frame that JupyterLab gives them. The editor of a code cell is
# JupyterLab's own: CodeMirror gives its text field no name and makes the box around it scroll.
NOTEBOOK = {"include": [".jp-Notebook"], "exclude": [".jp-InputArea-editor"]}
WORDS = ".jp-Notebook :is(.jp-RenderedMarkdown, .jp-OutputArea-output) *"
# What else JupyterLab makes there and a notebook cannot mend: rule and element, with the reason.
JUPYTERLAB = {
    ("aria-required-children", ".jp-WindowedPanel-viewport"): "the list of cells is a feed without articles",
    ("button-name", ".jp-collapseHeadingButton"): "the button that folds a section has no name",
}


def broken_rules(page: Page, area=NOTEBOOK, others: dict = JUPYTERLAB) -> list[str]:
    """A sentence for each element of ours that breaks a rule, as "rule: element"."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(AXE)
    page.evaluate(SCRIPT)
    ask = "([area, levels, others]) => courseAccess.broken(area, levels, others)"
    return page.evaluate(ask, [area, LEVELS, [list(other) for other in others]])


def unheard(page: Page) -> list[str]:
    """What is wrong with the sliders for a listener: no name, or another value than the written one."""
    found = []
    for slider in page.evaluate("courseAccess.sliders()"):
        label, beside = slider["label"], slider["beside"]
        if not all(label in name for name in slider["names"]) or not label:
            found.append(f"The slider “{label}” is called {slider['names']}.")
        if not all(value and value in beside for value in slider["values"]):
            found.append(f"The slider “{label}” says {slider['values']}, but {beside!r} is written.")
        if len(set(slider["names"])) < len(slider["names"]):
            found.append(f"The handles of “{label}” have one name.")
        if slider["stop"]:
            found.append(f"The words beside “{label}” are a stop of the Tab key.")
    return found


def pale(page: Page, ours: str = WORDS, others=()) -> list[str]:
    """Words of ours whose contrast with what is behind them is less than 4.5 (3 if they are large).

    `ours` and `others` are queries: elements that are looked at, and those of them that cannot be mended.
    """
    return page.evaluate("([ours, others]) => courseAccess.pale(ours, others)", [ours, list(others)])


def cut_off(page: Page) -> list[str]:
    """Texts and controls of ours that cannot be seen whole: on a small laptop, and there at 200 %.

    At 200 % the learner has closed the list of files, which is JupyterLab's and takes half of the window.
    """
    found = [f"at 100 %, {one}" for one in page.evaluate("courseAccess.clipped()")]
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    page.set_viewport_size(ENLARGED)
    page.wait_for_function("courseAccess.narrow()")
    found += [f"at 200 %, {one}" for one in page.evaluate("courseAccess.clipped()")]
    page.set_viewport_size(SMALL_LAPTOP)
    page.evaluate("jupyterapp.commands.execute('application:toggle-left-area')")
    return list(dict.fromkeys(found))
