"""The command `quasialliance`. Thin: the work is done elsewhere."""

import argparse
import os
import sys
from pathlib import Path

import zmq
from jupyter_client import KernelManager

from quasialliance.errors import CourseError

START = Path("notebooks", "00_start_here.ipynb")
# JupyterLab as a newcomer meets it: it asks nothing about news, looks for no updates (nobody is told that the
# course was opened), and nbgrader's teacher menus stay away. A plain `jupyter lab` has its usual settings.
SETTINGS = Path(__file__).with_name("jupyter")

ROOT_NOTE = """\
You are root (the administrator): whatever a notebook does, it does with all rights. That is fine in a
container that is thrown away afterwards; elsewhere start the course as an ordinary user."""

ADDRESS_NOTE = """\
No display was found, so no browser opens by itself. Open the last address below in a browser
on this machine. From another computer forward the port first, for example
  ssh -L 8888:localhost:8888 THIS-MACHINE
or publish the port of the container and start with: quasialliance open --ip=0.0.0.0"""


def find_course(start: Path | None = None) -> Path:
    """Folder of the course: the clone this library lies in, else the current folder (or `start`).

    Raises CourseError where neither holds notebooks/00_start_here.ipynb.
    """
    for folder in (Path(__file__).resolve().parents[2], (start or Path.cwd()).resolve()):
        if (folder / START).is_file():
            return folder
    raise CourseError(
        f"This folder holds no {START.as_posix()}. Go into the folder of the course (the one with README.md) "
        "and say: quasialliance"
    )


def has_display() -> bool:
    """True where a browser window can open: always assumed on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_root() -> bool:
    """True for the administrator of a Unix machine; Jupyter refuses to start for root unless told."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def lab_arguments(course: Path, *, display: bool, root: bool) -> list[str]:
    """What JupyterLab is told, before the learner's own arguments."""
    arguments = [
        f"--ServerApp.root_dir={course}",
        f"--LabApp.default_url=/lab/tree/{START.as_posix()}",
        "--Application.log_level=ERROR",  # the address stays, the wall of log lines goes
    ]
    if zmq.has("curve") and hasattr(KernelManager, "transport_encryption"):
        arguments.append(
            "--KernelManager.transport_encryption=auto"
        )  # else each kernel warns that it has none
    if not display:
        arguments.append("--no-browser")
    if root:
        arguments.append("--allow-root")
    return arguments


def open_course(extra: list[str]) -> int:
    """Start JupyterLab at notebook 00; `extra` goes to JupyterLab as it is. Ends when JupyterLab ends."""
    course = find_course()
    display, root = has_display(), is_root()
    notes = ["Leave this window open while you work. To stop the course press Ctrl+C twice."]
    notes += [ROOT_NOTE] * root + [ADDRESS_NOTE] * (not display)
    print("\n\n".join(notes), flush=True)
    others = os.environ.get("JUPYTER_CONFIG_PATH", "")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, [str(SETTINGS), others]))
    from jupyterlab.labapp import LabApp  # takes a second: the other commands must not wait for it

    LabApp.launch_instance(lab_arguments(course, display=display, root=root) + extra)
    return 0


def check_course() -> int:
    """Print the self-check of notebook 00; 1 if something is missing."""
    from quasialliance.selfcheck import check_setup

    report = check_setup()
    print(report)
    return 0 if report.ok else 1


def author_notebooks(notebooks: list[str]) -> int:
    """Run each notebook from top to bottom and store it."""
    from quasialliance.author import store

    for notebook in notebooks:
        print(f"{notebook}: {store(notebook)}", flush=True)
    return 0


def reissue_passports(names: list[str]) -> int:
    """Write each table's passport anew from the file as it is now."""
    from quasialliance.passports import reissue

    for name in names:
        print(reissue(name), flush=True)
    return 0


def parser() -> argparse.ArgumentParser:
    """The four commands with their help."""
    top = argparse.ArgumentParser(
        prog="quasialliance",
        description="Teaching notebooks on the Russian-Turkish quasi-alliance.",
        epilog="Without a command the course opens. Each command explains itself: quasialliance open --help",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser(
        "open",
        help="open the course in JupyterLab (this happens without a command, too)",
        description="Opens JupyterLab at notebook 00. Further arguments go to JupyterLab, "
        "for example: quasialliance open --port=9999",
    )
    commands.add_parser(
        "check",
        help="say what this computer still lacks for the course",
        description="The self-check of notebook 00 as text. Exit code 1 if something is missing.",
    )
    author = commands.add_parser(
        "author",
        help="for authors: run notebooks from top to bottom and store them",
        description="Runs each notebook in a fresh kernel, in its own folder, without touching your ledger. "
        "Stores it without live widgets, times and machine details, and only if no cell failed or warned.",
    )
    author.add_argument("notebooks", nargs="+", metavar="NOTEBOOK")
    passport = commands.add_parser(
        "passport",
        help="for teachers: after you swapped in your own table, write its passport anew",
        description="Checks the table against its passport's columns and writes the new checksum and size "
        "into data/datapackage.json.",
    )
    passport.add_argument(
        "names", nargs="+", metavar="NAME", help="a table's name, for example bilateral_trade"
    )
    return top


def main(argv: list[str] | None = None) -> int:
    """Entry point. Returns the exit code; a CourseError becomes its sentence on stderr and the code 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "open")  # `quasialliance --port=9999` is meant for JupyterLab
    options, extra = parser().parse_known_args(words)
    if extra and options.command != "open":
        parser().error(f"unknown argument: {extra[0]}")
    try:
        match options.command:
            case "open":
                return open_course(extra)
            case "check":
                return check_course()
            case "author":
                return author_notebooks(options.notebooks)
            case _:
                return reissue_passports(options.names)
    except CourseError as error:
        print(error, file=sys.stderr)
        return 1
