"""One JupyterLab and one Chromium for all browser tests; what the page looked like when a test failed."""

import os
import re
from pathlib import Path

import pytest
from access import SMALL_LAPTOP
from course_lab import CHROMIUM_FLAGS, chromium, running_lab
from notebook_page import NotebookPage
from playwright.sync_api import Error, sync_playwright

ARTEFACTS = Path(__file__).resolve().parents[1] / "artefacts"
NO_BROWSER = "No Chromium is installed here (chromium, chromium-browser or google-chrome)."


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium. A pipeline (CI is set) must have one, so that no skip hides a fault."""
    found = chromium()
    if found is None and os.environ.get("CI"):
        pytest.fail(f"{NO_BROWSER} In a pipeline, .ci/run installs it.")
    if found is None:
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=found, args=CHROMIUM_FLAGS)
        yield one
        one.close()


@pytest.fixture(scope="session")
def lab(browser, tmp_path_factory):
    """JupyterLab on a copy of the course; started only where there is a browser."""
    with running_lab(tmp_path_factory.mktemp("lab")) as one:
        yield one


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if report.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture(scope="session")
def window(browser):
    """As large as the screen of a small laptop."""
    return browser.new_context(viewport=SMALL_LAPTOP)


@pytest.fixture
def open_notebook(window, lab, request):
    """Opens the notebook of a test. JupyterLab stays loaded for the next test, unless this one fails."""
    tab = window.pages[0] if window.pages else window.new_page()
    opened = []

    def begin(path: str) -> NotebookPage:
        opened.append(NotebookPage(tab, lab, path))
        opened[-1].open()
        return opened[-1]

    yield begin
    failed = getattr(request.node, "failed", False)
    try:
        for one in opened:
            if failed:
                keep(one, re.sub(r"\W+", "_", request.node.name).strip("_"))
            one.close()
    except Error:
        failed = True
        raise
    finally:
        if failed:
            tab.close(run_before_unload=False)


def keep(notebook: NotebookPage, name: str) -> None:
    """What a notebook looked like and what its console said."""
    ARTEFACTS.mkdir(exist_ok=True)
    (ARTEFACTS / f"{name}.log").write_text("\n".join(notebook.heard), encoding="utf-8")
    notebook.page.screenshot(path=ARTEFACTS / f"{name}.png")
