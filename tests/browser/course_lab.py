"""JupyterLab as `quasialliance open` starts it, on a copy of the course, and a Chromium to look at it.

Nothing of the person who runs the tests is read or changed: settings, ledger and notebooks are copies in a
temporary folder.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary
from quasialliance.cli import SETTINGS, is_root, lab_arguments

ROOT = Path(__file__).resolve().parents[2]
TOKEN = "only-for-this-test"
COURSE = ("notebooks", "exercises", "data", "pyproject.toml")
CHROMIUM_FLAGS = [
    "--no-sandbox",  # containers run as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Lab:
    """A running server: `folder` is the copy of the course, `ledger` the learner's file."""

    def __init__(self, folder: Path, address: str):
        self.folder, self.address = folder, address
        self.ledger = folder.parent / "ledger.jsonl"

    def trust(self, path: str) -> None:
        """Sign a notebook, as JupyterLab does when a learner saves it: then all its outputs are shown."""
        notary = NotebookNotary(data_dir=str(self.folder.parent / "jupyter_data_dir"))
        notary.sign(nbformat.read(self.folder / path, as_version=4))
        notary.store.close()

    def url(self, notebook: str) -> str:
        """Address of a notebook, by its path in the course."""
        return f"{self.address}lab/tree/{notebook}?token={TOKEN}&reset"


def chromium() -> str | None:
    """Path of the browser, if this machine has one."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextmanager
def running_lab(folder: Path, all_laid_out: bool = True):
    """Copy the course into `folder`/course and serve it until the block ends.

    A learner's JupyterLab lays out a cell when it comes into sight; with `all_laid_out` it does so at once,
    and a test sees them all.
    """
    course = copy_course(folder / "course")
    with (folder / "server.log").open("w", encoding="utf-8") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyterlab", *_arguments(course)],
            env=_environment(folder, all_laid_out),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield Lab(course, _address(folder, server))
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()


def copy_course(to: Path) -> Path:
    """What a learner has on disk, without caches."""
    unwanted = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.db")
    for name in COURSE:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name, ignore=unwanted)
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, to / name)
    return to


def _arguments(course: Path) -> list[str]:
    return [
        *lab_arguments(course, display=False, root=is_root()),
        "--ServerApp.port=0",  # the system picks a free one
        f"--IdentityProvider.token={TOKEN}",
        "--ServerApp.terminals_enabled=False",
        "--LabApp.expose_app_in_browser=True",  # so that a test can ask whether the kernel is there
        "--LabApp.extension_manager=readonly",  # else it asks the package index for extensions
    ]


def _environment(folder: Path, all_laid_out: bool) -> dict[str, str]:
    """The environment of the server and its kernels, with all personal places moved into `folder`."""
    environment = dict(os.environ)
    environment.pop("MPLBACKEND", None)  # a learner has the backend of the notebook, not that of the tests
    personal = (
        "HOME",
        "USERPROFILE",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "JUPYTERLAB_SETTINGS_DIR",
        "JUPYTERLAB_WORKSPACES_DIR",
    )
    for name in personal:
        (folder / name.lower()).mkdir()
        environment[name] = str(folder / name.lower())
    if all_laid_out:
        tracker = folder / "jupyterlab_settings_dir" / "@jupyterlab" / "notebook-extension"
        tracker.mkdir(parents=True)
        (tracker / "tracker.jupyterlab-settings").write_text('{"windowingMode": "none"}', encoding="utf-8")
    environment["JUPYTER_CONFIG_PATH"] = str(SETTINGS)
    environment["QUASIALLIANCE_LEDGER"] = str(folder / "ledger.jsonl")
    import matplotlib  # here: who only hands out the tests to workers does without

    environment["MPLCONFIGDIR"] = matplotlib.get_cachedir()  # the list of fonts takes seconds to make
    return environment


def _address(folder: Path, server: subprocess.Popen) -> str:
    """Where the server listens, once it says so."""
    until = time.monotonic() + 60
    while time.monotonic() < until and server.poll() is None:
        for info in (folder / "jupyter_runtime_dir").glob("jpserver-*.json"):
            try:
                return json.loads(info.read_text(encoding="utf-8"))["url"]
            except ValueError:
                pass  # it is being written
        time.sleep(0.1)
    log = (folder / "server.log").read_text(encoding="utf-8")[-2000:]
    raise RuntimeError(f"JupyterLab did not start. Its last words:\n{log}")
