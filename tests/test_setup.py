"""What surrounds the course agrees: requirements, licences, README, pipeline, wheel, test settings."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml
from nbformat.v4 import new_code_cell, new_notebook, new_output
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
README = (ROOT / "README.md").read_text(encoding="utf-8")
UV = os.environ.get("UV") or shutil.which("uv")
CONDA_NAMES = {"matplotlib": "matplotlib-base"}  # conda's matplotlib brings window toolkits along


def run(*words, **options):
    """Output of a command that must succeed."""
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=300, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


# --- conda and Binder ---


def disagreements(dependencies, environment):
    """Requirements that only one of pyproject.toml and environment.yml has."""
    asked = set()
    for line in dependencies:
        requirement = Requirement(line)
        name = CONDA_NAMES.get(requirement.name, requirement.name)
        asked.add(f"{name}{requirement.specifier}")
    conda = {line for line in environment["dependencies"] if isinstance(line, str)}
    return asked ^ {line for line in conda if line != "pip" and not line.startswith("python=")}


@pytest.fixture(scope="module")
def environment():
    return yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


def test_conda_asks_for_the_same(environment):
    assert disagreements(PROJECT["dependencies"], environment) == set()
    assert environment["channels"] == ["conda-forge"]
    assert environment["dependencies"][-1] == {"pip": ["-e ."]}


def test_a_difference_would_be_seen(environment):
    other = [*PROJECT["dependencies"][1:], "networkx>=3"]
    assert disagreements(other, environment) == {"jupyterlab>=4.4", "networkx>=3"}


def test_conda_takes_a_python_that_the_library_accepts(environment):
    (python,) = [line for line in environment["dependencies"] if str(line).startswith("python=")]
    accepted = SpecifierSet(PROJECT["requires-python"])
    assert accepted.contains(python.removeprefix("python="))
    assert not accepted.contains("3.10")


# --- licences, README, pipeline ---


def test_licences_say_the_same_everywhere():
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert PROJECT["license"] == "MIT AND CC-BY-4.0"
    assert set(re.findall(r"SPDX-License-Identifier: ([\w.-]+)", licence)) == {"MIT", "CC-BY-4.0"}
    assert "data/datapackage.json" in licence
    assert "[LICENSE](LICENSE)" in README


def map_faults(readme, present):
    """Where the course map says something else than the files: notebooks that are there, by file name."""
    rows = re.findall(r"^\| (\d\d) \| (.+?) \| .+? \| (\d+) \| (ready|planned) \|$", readme, re.MULTILINE)
    faults = [] if [row[0] for row in rows] == [f"{n:02}" for n in range(13)] else ["rows are not 00 to 12"]
    linked = {link for row in rows for link in re.findall(r"\(notebooks/(.+?)\)", row[1])}
    faults += [f"not in the map: {name}" for name in present - linked]
    for number, title, minutes, state in rows:
        file = next((name for name in present if name.startswith(number)), None)
        if (state == "ready") != (file is not None) or ("](" in title) != (file is not None):
            faults.append(f"{number} is called {state}")
        if not 20 <= int(minutes) <= 120:
            faults.append(f"{number} takes {minutes} minutes")
    return faults


def test_course_map_tells_what_is_there():
    assert map_faults(README, {file.name for file in (ROOT / "notebooks").glob("*.ipynb")}) == []


SMALL_MAP = "".join(
    f"| {n:02} | [T](notebooks/{n:02}_t.ipynb) | Q? | 25 | ready |\n"
    if n < 2
    else f"| {n:02} | T | Q? | 25 | planned |\n"
    for n in range(13)
)


def test_a_wrong_course_map_would_be_seen():
    both = {"00_t.ipynb", "01_t.ipynb"}
    assert map_faults(SMALL_MAP, both) == []
    assert map_faults(SMALL_MAP, {"01_t.ipynb"}) == ["00 is called ready"]
    assert "02 is called planned" in map_faults(SMALL_MAP, both | {"02_t.ipynb"})
    assert map_faults(SMALL_MAP.replace("| 12 |", "| 13 |"), both) == ["rows are not 00 to 12"]
    assert map_faults(SMALL_MAP.replace("| 25 |", "| 5 |", 1), both) == ["00 takes 5 minutes"]


def dead_links(text):
    """Links to files that are not there."""
    links = re.findall(r"\]\(([^)#]+)[^)]*\)", text)
    assert links
    return [link for link in links if "://" not in link and not (ROOT / link).exists()]


def test_links_of_the_readme_lead_somewhere():
    assert dead_links(README) == []
    assert dead_links("[a](README.md) [b](no/such.file) [c](https://example.org)") == ["no/such.file"]


def last_command(script):
    return [line for line in script.splitlines() if line.strip() and not line.startswith("#")][-1]


def test_pipeline_ends_with_the_command_of_the_readme():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    commands = [block.strip() for block in re.findall(r"^```\n(.+?)```$", README, re.MULTILINE | re.DOTALL)]
    assert commands[:2] == ["pip install uv && uv run quasialliance", "pip install uv && uv run pytest"]
    assert last_command(script) == commands[1]
    assert last_command("uv run pytest || true\n# end\n") not in commands


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed here; only the pipeline needs it")
@pytest.mark.parametrize(("pytest_code", "pip_code"), [(0, 0), (1, 0), (0, 1)])
def test_pipeline_runs_without_apt_and_hands_failures_on(tmp_path, pytest_code, pip_code):
    """With stand-ins for pip and uv, and neither Chromium nor apt-get in reach."""
    for name, code in {"pip": pip_code, "uv": pytest_code}.items():
        stand_in = tmp_path / name
        stand_in.write_text(f'#!/bin/sh\necho "{name} $@ in $(pwd)"\nexit {code}\n', encoding="utf-8")
        stand_in.chmod(0o755)
    for name in ("bash", "sh", "dirname", "id"):
        (tmp_path / name).symlink_to(shutil.which(name))
    words = [shutil.which("bash"), str(ROOT / ".ci" / "run")]
    done = subprocess.run(
        words,
        env={"PATH": str(tmp_path), "CI": "true"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert (done.returncode == 0) is (pytest_code == pip_code == 0)
    assert "the browser tests cannot run" in done.stdout
    assert ("uv run pytest in" in done.stdout) is (pip_code == 0)


# --- nothing of one machine in git ---

HOSTS = (
    "pypi" + ".org",
    "python" + "hosted",
    "conda.ana" + "conda",
    "registry.npm" + "js",
    "deb.deb" + "ian",
)
MACHINE_PATH = re.compile(
    r"""(?:^|[\s"'`=(:>])(?:/(?:work|home|root|Users|opt|tmp)/\w|[A-Z]:\\\\?\w|\.\./shar""" + "ed)"
)


def offences(text):
    """Registry hosts and places of one machine in a text."""
    lines = text.splitlines()
    found = [line for line in lines if any(host in line for host in HOSTS) or MACHINE_PATH.search(line)]
    return [line.strip()[:120] for line in found]


def tracked():
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("not a git clone: there is no list of tracked files")
    names = run("git", "ls-files", "-z", cwd=ROOT).split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def test_no_tracked_file_names_a_registry_or_a_place_of_one_machine():
    texts = [file for file in tracked() if file.suffix not in (".png", ".woff2")]
    assert len(texts) > 20
    bad = {file.name: found for file in texts if (found := offences(file.read_text(encoding="utf-8")))}
    assert bad == {}


def test_no_lock_file_is_tracked():
    assert not [file.name for file in tracked() if file.name.endswith(".lock")]


@pytest.mark.parametrize(
    "line",
    [
        f'url = "https://files.{HOSTS[1]}.org/a.whl"',
        f"pip install -i https://{HOSTS[0]}/simple x",
        "read('" + "/ho" + "me/ann/x.csv')",
        "in " + "/wo" + "rk/main",
        'open("C:' + r'\Users\ann")',
        "from .." + "/shared/data",
    ],
)
def test_such_a_line_would_be_seen(line):
    assert offences(f"first\n{line}\n") == [line]


def test_ordinary_addresses_are_no_offence():
    assert offences("https://example.org/home/page and a/tmp/b and notebooks/work/x") == []


# --- the wheel ---


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel:standard", "-d", str(folder), cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_library_data_settings_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tables = [file.relative_to(ROOT / "data").as_posix() for file in (ROOT / "data").rglob("*.csv")]
    assert tables
    for table in ["datapackage.json", *tables]:
        assert f"quasialliance/_data/{table}" in names
    library = ROOT / "notebooks"
    for module in library.glob("quasialliance/**/*.py"):
        assert module.relative_to(library).as_posix() in names
    assert "quasialliance/jupyter/labconfig/default_setting_overrides.json" in names
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    assert not [
        name for name in names if name.startswith(("notebooks/", "tests/")) or name.endswith(".ipynb")
    ]


def test_editable_install_copies_no_data_that_would_go_stale(tmp_path):
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel:editable", "-d", str(tmp_path), cwd=ROOT)
    (built,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(built).namelist()
    assert [name for name in names if name.endswith(".pth")]
    assert not [name for name in names if name.endswith((".csv", ".json", ".py"))]


@pytest.mark.skipif(not UV, reason="uv is not installed: it puts the wheel into a fresh environment")
def test_installed_wheel_finds_its_data_and_checks_itself(wheel, tmp_path):
    """In a fresh environment elsewhere. What the library needs is lent by this environment: no network."""
    venv.create(tmp_path / "venv", with_pip=False, symlinks=os.name != "nt")
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = str(scripts / "python")
    run(UV, "pip", "install", "--offline", "--no-deps", "--python", python, str(wheel), cwd=tmp_path)
    lent = [path for path in sys.path if path.endswith("site-packages")]
    environment = dict(
        os.environ, PYTHONPATH=os.pathsep.join(lent), JUPYTER_PATH=str(Path(sys.prefix, "share", "jupyter"))
    )
    environment.pop("QUASIALLIANCE_DATA", None)
    code = (
        "from quasialliance.cli import main; from quasialliance.data import folder, load\n"
        "print(folder()); print(len(load('bilateral_trade'))); print(main([]))"
    )
    folder, rows, code_of_open = run(python, "-c", code, cwd=tmp_path, env=environment).splitlines()
    assert Path(folder).name == "_data"
    assert tmp_path in Path(folder).parents
    assert int(rows) > 10
    command = str(scripts / "quasialliance")
    assert "Everything the course needs is here." in run(command, "check", cwd=tmp_path, env=environment)
    assert code_of_open == "1", "there is no course to open in this folder"


# --- the settings of the tests themselves ---


def notebook(path, *sources, said):
    """A stored notebook whose last cell printed `said`."""
    cells = [new_code_cell(source, execution_count=n + 1) for n, source in enumerate(sources)]
    cells[-1].outputs = [new_output("stream", text=said)]
    nbformat.write(new_notebook(cells=cells), path)


def test_a_wrong_stored_output_fails_and_cells_of_a_notebook_stay_together(tmp_path):
    notebook(tmp_path / "right.ipynb", "x = 20", "x = x + 1", "print(x)", said="21\n")
    notebook(tmp_path / "wrong.ipynb", "x = 20", "print(x)", said="21\n")
    (tmp_path / "release").mkdir()
    notebook(tmp_path / "release" / "blank.ipynb", "print(...)", said="never run\n")
    words = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    done = subprocess.run(
        [*words, str(tmp_path)], capture_output=True, encoding="utf-8", cwd=tmp_path, timeout=300
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "1 failed, 4 passed" in done.stdout
    assert "wrong.ipynb::Cell 1" in done.stdout
    assert "warning" not in (done.stdout + done.stderr).lower()
