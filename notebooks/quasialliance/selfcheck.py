"""The self-check of notebook 00: is everything there that the course needs, and how to mend what is not."""

import html
import sys
import tempfile
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from jupyter_core.paths import jupyter_path
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from quasialliance import datapackage, ledger
from quasialliance.data import load
from quasialliance.errors import CourseError

SELF = "quasialliance"
OK, CHANGED, MISSING = "ok", "changed", "missing"
INSTALL = "In the folder of the course say: uv sync (or: pip install -e .), then restart the kernel."
WIDGETS = Path("@jupyter-widgets", "jupyterlab-manager", "package.json")


@dataclass(frozen=True)
class Need:
    """One thing the course needs; `mend` says how to get it, empty where all is well."""

    what: str
    state: str = OK
    mend: str = ""


@dataclass(frozen=True)
class Report:
    """What `check_setup` found. Shown as a table in a notebook, as text elsewhere.

    Where all is well it says the same on each machine: no paths, no versions but those asked for.
    """

    needs: tuple[Need, ...]

    @property
    def ok(self) -> bool:
        """True if nothing is missing; a changed table still works."""
        return all(need.state != MISSING for need in self.needs)

    @property
    def verdict(self) -> str:
        """The result in one sentence."""
        if self.ok:
            return "Everything the course needs is here."
        missing = sum(need.state == MISSING for need in self.needs)
        return f"Missing: {missing} of {len(self.needs)}. The last column says how to mend it."

    def __str__(self) -> str:
        width = max(len(need.what) for need in self.needs)
        lines = [f"{need.what:<{width}}  {need.state}  {need.mend}".rstrip() for need in self.needs]
        return "\n".join([*lines, "", self.verdict])

    __repr__ = __str__

    def _repr_html_(self) -> str:
        rows = "".join(
            f'<tr><th scope="row" style="text-align:left">{html.escape(need.what)}</th>'
            f'<td style="text-align:left">{need.state}</td>'
            f'<td style="text-align:left">{html.escape(need.mend) or "–"}</td></tr>'
            for need in self.needs
        )
        head = "".join(
            f'<th scope="col">{title}</th>' for title in ("What is needed", "State", "How to mend")
        )
        return (
            f"<table><caption>{html.escape(self.verdict)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        )


def check_setup() -> Report:
    """Look for everything the course needs; changes nothing and asks nothing of the network."""
    return Report((*_software(), _widgets(), *_data(), _ledger()))


def _software() -> Iterator[Need]:
    """Python and each package a learner needs, with the versions that the library itself asks for."""
    try:
        course = metadata.metadata(SELF)
    except metadata.PackageNotFoundError:
        yield Need("The library of the course, installed", MISSING, INSTALL)
        return
    yield _python(course["Requires-Python"])
    for line in course.get_all("Requires-Dist") or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield _package(requirement)


def _python(asked: str) -> Need:
    version = ".".join(map(str, sys.version_info[:3]))
    if SpecifierSet(asked).contains(version):
        return Need(f"Python {_words(asked)}")
    return Need(f"Python {_words(asked)}", MISSING, f"This is Python {version}. Install a newer one.")


def _package(requirement: Requirement) -> Need:
    what = f"{requirement.name} {_words(str(requirement.specifier))}"
    try:
        version = metadata.version(requirement.name)
    except metadata.PackageNotFoundError:
        return Need(what, MISSING, f"It is not installed. {INSTALL}")
    if requirement.specifier.contains(version, prereleases=True):
        return Need(what)
    return Need(what, MISSING, f"Version {version} is too old. {INSTALL}")


def _words(specifier: str) -> str:
    """>=3.11 as a reader says it."""
    return specifier.replace(">=", "") + " or newer" if specifier.startswith(">=") else specifier


def _widgets() -> Need:
    """The part of ipywidgets that lives in JupyterLab: without it sliders stay text."""
    what = "Sliders and buttons in JupyterLab"
    if any((Path(folder) / WIDGETS).is_file() for folder in jupyter_path("labextensions")):
        return Need(what)
    return Need(what, MISSING, f"JupyterLab lacks its part of ipywidgets. {INSTALL}")


def _data() -> Iterator[Need]:
    """Each table: there, whole, as its passport says, with the checksum of its passport."""
    what = "Data: every table as its passport says"
    try:
        names = list(datapackage.tables())
    except CourseError as error:
        yield Need(what, MISSING, str(error))
        return
    faults = [need for name in names if (need := _table(name)).state != OK]
    yield from faults or [Need(what)]


def _table(name: str) -> Need:
    what = f"Data: {name}"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            load(name)
        except CourseError as error:
            return Need(what, MISSING, str(error))
    return Need(what, CHANGED, str(caught[0].message)) if caught else Need(what)


def _ledger() -> Need:
    """A place where verdicts can be kept. Tries it without making a record: an unnamed file, gone at once."""
    what = "A place for your claims ledger"
    try:
        place = ledger.path()
        if place.exists():
            with place.open("ab"):
                return Need(what)
        folder = next(parent for parent in place.parents if parent.exists())
        with tempfile.TemporaryFile(dir=folder):
            return Need(what)
    except CourseError as error:
        return Need(what, MISSING, str(error))
    except OSError as error:
        return Need(
            what,
            MISSING,
            f"{place} cannot be written ({error.strerror}). The course goes on without; to have one, "
            "set the environment variable QUASIALLIANCE_LEDGER to a file in a folder that is yours.",
        )
