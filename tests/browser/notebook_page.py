"""One notebook in a real JupyterLab, used the way a learner uses it: by keyboard.

What goes wrong is collected as sentences, so that a test can show that a broken notebook is noticed.
"""

import re
from pathlib import Path

import nbformat
from course_lab import Lab
from playwright.sync_api import Locator, Page, Route

SOON = 90_000  # milliseconds; a learner waits for less, but the machine may be busy
ANSWER = 15_000  # milliseconds in which a key press must show, on a busy machine
BROKEN = (
    "model not found",
    "Error displaying widget",
    "Error creating widget",
    "Loading widget",
    "Traceback",
)
# Messages of JupyterLab itself, as they are heard, that say nothing about the course, each with its reason.
HARMLESS: dict[str, str] = {}

SCRIPT = (Path(__file__).parent / "notebook_page.js").read_text(encoding="utf-8")
KEYS = {
    "slider": ("ArrowRight", "ArrowLeft", "ArrowLeft"),
    "list": ("ArrowDown", "ArrowUp", "ArrowUp"),
    "radio": ("Space", "ArrowDown"),
    "text": ("a",),
    "button": ("Space",),
}
# A list goes back to where it was: with another country or topic the next control may have no data.
BACK = {"ArrowDown": "ArrowUp", "ArrowUp": "ArrowDown"}


class NotebookPage:
    """A notebook in a tab of JupyterLab. `path` is its place in the course, with slashes.

    The tab may hold a loaded JupyterLab: then the notebook is opened in it, as from its list of files.
    """

    def __init__(self, page: Page, lab: Lab, path: str):
        self.page, self.lab, self.path = page, lab, path
        self.stored = nbformat.read(lab.folder / path, as_version=4)
        self.heard: list[str] = []  # all that the console said, as "console kind: words"
        self._ears = {
            "console": lambda message: self.heard.append(f"console {message.type}: {message.text}"),
            "pageerror": lambda error: self.heard.append(f"page error: {error}"),
            "dialog": lambda dialog: dialog.accept(),  # "Leave this page?"
        }
        for event, ear in self._ears.items():
            page.on(event, ear)

    def open(self) -> None:
        """Open it and wait until its kernel rests."""
        self.lab.trust(self.path)
        if self.page.evaluate("globalThis.course === undefined"):
            self._load()
        else:
            self.page.evaluate("path => course.open(path)", self.path)
        self._wait_until_ready()

    def come_back(self) -> None:
        """Restart the kernel and load the page anew, as on another day."""
        self.page.evaluate("course.restart()")
        self._load()
        self._wait_until_ready()

    def close(self) -> None:
        """Leave JupyterLab without open notebooks and kernels, and listen no more."""
        self.page.evaluate("globalThis.course?.leave()")
        for event, ear in self._ears.items():
            self.page.remove_listener(event, ear)

    def _load(self) -> None:
        self.page.goto(self.lab.url(self.path))
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=SOON)
        self.page.evaluate(SCRIPT)

    def _wait_until_ready(self) -> None:
        assert self._in_time("ready", len(self.stored.cells), SOON), f"{self.path} does not open"

    def _in_time(self, question: str, *about) -> bool:
        """Ask the script something that it waits for; the last of `about` is how long, in milliseconds."""
        return self.page.evaluate(f"about => course.{question}(...about)", about)

    # -- the page as a whole ------------------------------------------------------------------------------

    def complaints(self) -> list[str]:
        """Everything on the page that no learner should meet."""
        text = self.page.locator(".jp-Notebook").inner_text()
        found = [f"The page says “{phrase}”." for phrase in BROKEN if phrase in text]
        found += self.page.evaluate("course.errors()")
        return found + self.errors()

    def errors(self) -> list[str]:
        """What the console said of errors, except what is known as harmless."""
        kinds = ("console error: ", "page error: ")
        return [one for one in self.heard if one.startswith(kinds) and one not in HARMLESS]

    def pictures(self) -> list[dict]:
        """The pictures in outputs that can be seen: alternative text and width in dots of the file."""
        return self.page.evaluate("course.pictures()")

    def stored_pictures(self) -> int:
        """How many pictures the notebook file holds."""
        outputs = [out for cell in self.stored.cells for out in cell.get("outputs", [])]
        return sum("image/png" in output.get("data", {}) for output in outputs)

    def run_all(self) -> list[str]:
        """Run all cells by the menu; says which cells did not run."""
        self.page.evaluate("course.mark()")
        self.page.locator("#jp-MainMenu").get_by_text("Run", exact=True).click()
        self.page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        self.page.mouse.move(0, 0)  # above outputs that come and go, Chromium asks for each what is below it
        found = [] if self._in_time("rests", 4 * SOON) else ["The notebook does not come to rest."]
        return found + self.page.evaluate("course.notRun()")

    # -- panels and forms ---------------------------------------------------------------------------------

    def panels(self) -> list["Widgets"]:
        """The live panels: outputs with a picture that answers to controls."""
        return self._widgets("course.panels()")

    def forms(self) -> list["Widgets"]:
        """The live forms: outputs with controls and no picture, apart from “Show this chart as text”."""
        return self._widgets("course.forms()")

    def _widgets(self, finder: str) -> list["Widgets"]:
        return [Widgets(self.page, name) for name in self.page.evaluate(finder)]

    # -- what the learner gives and where the links lead --------------------------------------------------

    def asked(self) -> dict[str, list[str]]:
        """What the learner can leave in the ledger: the number of guesses, and the claims."""
        return self.page.evaluate("course.asked()")

    def follow(self, name: str) -> list[str]:
        """Press Enter on the link to a notebook of the same folder; says if it does not open."""
        if not self.page.evaluate("name => course.focusLink(name)", name):
            return [f"There is no link to {name}."]
        document = re.compile(rf"/api/contents/.*{re.escape(name)}\?.*content=1")
        self.page.route(document, first_cell)
        self.page.keyboard.press("Enter")
        opened = self._in_time("isOpen", name, SOON // 3)
        self.page.unroute(document, first_cell)
        if not opened:
            return [f"The link to {name} does not open it."]
        self.page.evaluate("name => course.backTo(name)", self.path)
        return []

    def cell(self, index: int) -> Locator:
        return self.page.locator(".jp-Notebook .jp-Cell").nth(index)

    def type_and_run(self, index: int, code: str) -> str:
        """Replace the code of a cell by keyboard and run it; returns what it shows."""
        self.cell(index).locator(".cm-content").click()
        self.page.keyboard.press("ControlOrMeta+A")
        self.page.keyboard.insert_text(code)
        return self.run(index)

    def run(self, index: int) -> str:
        """Run one cell with Shift + Enter; returns what it shows."""
        self.cell(index).locator(".cm-content").click()
        self.page.evaluate("course.mark()")
        self.page.keyboard.press("Shift+Enter")
        assert self._in_time("ran", index, SOON), f"cell {index} does not come to an end"
        outputs = self.cell(index).locator(".jp-Cell-outputArea")
        return outputs.inner_text() if outputs.count() else ""


def first_cell(route: Route) -> None:
    """Give out a notebook with its first cell only: to draw the others is the business of its own test."""
    answer = route.fetch()
    if answer.ok:
        document = answer.json()
        del document["content"]["cells"][1:]
        route.fulfill(response=answer, json=document)
    else:
        route.fulfill(response=answer)


class Widgets:
    """The controls of one output and what they change. `name` is the mark that the script set on it."""

    def __init__(self, page: Page, name: str):
        self.page, self.name = page, name

    def unfold_text(self) -> list[str]:
        """Let a panel show its chart as text, by keyboard."""
        self.page.evaluate("name => course.focusText(name)", self.name)
        self.page.keyboard.press("Space")
        shown = self.page.evaluate("([name, time]) => course.hasText(name, time)", [self.name, ANSWER])
        return [] if shown else [f"{self.name}: the chart is not shown as text."]

    def move_all(self) -> list[str]:
        """Move each control by keyboard, also the last one (Reset, Save); says what did not answer."""
        found, start = [], self._look()
        controls = self.page.evaluate("name => course.controls(name)", self.name)
        for place, control in enumerate(controls):
            if not self._reach(place, first=place == 0):
                found.append(f"{self.name}: “{control['label']}” cannot be reached with the Tab key.")
                continue
            if control["label"] == "Reset":
                self.page.keyboard.press("Space")
                if self._wait("course.other", start):
                    found.append(f"{self.name}: Reset does not lead back to the start.")
            elif same := self._unmoved(control):
                found.append(f"{self.name}: “{control['label']}” changes nothing in the {same}.")
            if not self._has_focus(place):
                found.append(f"{self.name}: “{control['label']}” loses the focus when the chart is redrawn.")
            found += self.page.evaluate("course.errors()")
        return list(dict.fromkeys(found))

    def _unmoved(self, control: dict) -> str:
        """What none of its keys changes: the control itself, or else "picture", "text" or "form"."""
        same = ["control itself"]
        for key in KEYS[control["kind"]]:
            before, entered = self._look(), self.page.evaluate("course.entered()")
            self.page.keyboard.press(key)
            if control["kind"] != "button" and self.page.evaluate("course.entered()") == entered:
                continue  # at the end of its range: nothing to wait for
            same = self._wait("course.same", before)
            if not same:
                if key in BACK:
                    self.page.keyboard.press(BACK[key])
                    self._wait("course.other", before)
                break
        return " and the ".join(same)

    def _look(self) -> list[str]:
        return self.page.evaluate("name => course.look(name)", self.name)

    def _wait(self, question: str, look: list[str]) -> list[str]:
        ask = f"([name, look, time]) => {question}(name, look, time)"
        return self.page.evaluate(ask, [self.name, look, ANSWER])

    def _has_focus(self, place: int) -> bool:
        return self.page.evaluate("([name, place]) => course.hasFocus(name, place)", [self.name, place])

    def _reach(self, place: int, first: bool) -> bool:
        """Go to a control with the Tab key; the way into the output itself is not walked."""
        if first:
            self.page.evaluate("([name, place]) => course.focus(name, place)", [self.name, place])
        for _ in range(1 if first else 4):
            if not first:
                self.page.keyboard.press("Tab")
            if self._has_focus(place):
                return True
        return False
