"""One notebook in a real JupyterLab, used the way a learner uses it: by keyboard.

What goes wrong is collected as sentences, so that a test can show that a broken notebook is noticed.
"""

from pathlib import Path

import nbformat
from course_lab import Lab
from playwright.sync_api import Locator, Page, TimeoutError

SOON = 90_000  # milliseconds; a learner waits for less, but the machine may be busy
ANSWER = 15_000  # milliseconds in which a key press must show, on a busy machine
BROKEN = (
    "model not found",
    "Error displaying widget",
    "Error creating widget",
    "Loading widget",
    "Traceback",
)
# Messages of JupyterLab itself that say nothing about the course, each with its reason.
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
    """An open notebook. `path` is its place in the course, with slashes."""

    def __init__(self, page: Page, lab: Lab, path: str):
        self.page, self.lab, self.path = page, lab, path
        self.stored = nbformat.read(lab.folder / path, as_version=4)
        self.log: list[str] = []
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.log.append(f"page error: {error}"))
        page.on("dialog", lambda dialog: dialog.accept())  # "Leave this page?"
        lab.trust(path)
        self._open()

    def _open(self) -> None:
        self.page.goto(self.lab.url(self.path))
        self.page.locator(".jp-Notebook .jp-Cell").first.wait_for(timeout=SOON)
        self.page.evaluate(SCRIPT)
        count = len(self.stored.cells)
        self.page.wait_for_function("count => course.ready(count)", arg=count, timeout=SOON)
        self.page.evaluate("course.visit()")

    def come_back(self) -> None:
        """Restart the kernel and load the page anew, as on another day."""
        self.page.evaluate("course.restart()")
        self._open()

    def _said(self, message) -> None:
        if message.type == "error" and message.text not in HARMLESS:
            self.log.append(f"console: {message.text}")

    # -- the page as a whole ------------------------------------------------------------------------------

    def complaints(self) -> list[str]:
        """Everything on the page that no learner should meet."""
        text = self.page.locator(".jp-Notebook").inner_text()
        found = [f"The page says “{phrase}”." for phrase in BROKEN if phrase in text]
        found += self.page.evaluate("course.errors()")
        return found + self.log

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
        self.page.wait_for_function("course.running()", timeout=SOON)
        self.page.wait_for_function("course.rests()", timeout=4 * SOON, polling=100)
        return self.page.evaluate("course.notRun()")

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
        self.page.keyboard.press("Enter")
        try:
            self.page.wait_for_function("name => course.isOpen(name)", arg=name, timeout=SOON // 3)
        except TimeoutError:
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
        self.page.wait_for_function("place => course.ran(place)", arg=index, timeout=SOON)
        outputs = self.cell(index).locator(".jp-Cell-outputArea")
        return outputs.inner_text() if outputs.count() else ""


class Widgets:
    """The controls of one output and what they change. `name` is the mark that the script set on it."""

    def __init__(self, page: Page, name: str):
        self.page, self.name = page, name

    def unfold_text(self) -> list[str]:
        """Let a panel show its chart as text, by keyboard."""
        self.page.evaluate("name => course.focusText(name)", self.name)
        self.page.keyboard.press("Space")
        try:
            self.page.wait_for_function("name => course.hasText(name)", arg=self.name, timeout=ANSWER)
        except TimeoutError:
            return [f"{self.name}: the chart is not shown as text."]
        return []

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
