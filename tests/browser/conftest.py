"""One JupyterLab and one Chromium for all browser tests; what the page looked like when a test failed."""

import os
import re
from pathlib import Path

import pytest
from course_lab import CHROMIUM_FLAGS, chromium, running_lab
from playwright.sync_api import sync_playwright

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
    """As large as the screen of a small laptop. All tests share it, so JupyterLab is fetched once."""
    return browser.new_context(viewport={"width": 1280, "height": 720})


@pytest.fixture
def page(window, request):
    """A new tab. Its kernel ends with the test."""
    one = window.new_page()
    heard = []
    one.on("console", lambda message: heard.append(f"{message.type}: {message.text}"))
    yield one
    if getattr(request.node, "failed", False):
        ARTEFACTS.mkdir(exist_ok=True)
        name = re.sub(r"\W+", "_", request.node.name).strip("_")
        one.screenshot(path=ARTEFACTS / f"{name}.png")
        (ARTEFACTS / f"{name}.log").write_text("\n".join(heard), encoding="utf-8")
    one.evaluate("globalThis.jupyterapp?.serviceManager.sessions.shutdownAll()")
    one.close(run_before_unload=False)
