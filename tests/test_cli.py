"""The command: starts JupyterLab for real, passes words on, and says in one sentence what goes wrong."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from quasialliance import author, cli, passports
from quasialliance.errors import CourseError

COMMAND = shutil.which("quasialliance", path=str(Path(sys.executable).parent))
SECONDS_TO_START = 90
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+(/\S*)\?token=(\w+)")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Lab:
    """The course, opened by the real command on a free port of this machine."""

    def __init__(self):
        self.port = free_port()
        environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
        self.process = subprocess.Popen(
            [COMMAND, f"--port={self.port}", "--ServerApp.port_retries=0"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            env=environment,
        )
        self.said = ""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.said += line

    def address(self):
        """Path and token of the address it prints."""
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and self.process.poll() is None:
            if found := ADDRESS.search(self.said):
                return found.groups()
            time.sleep(0.1)
        pytest.fail(f"no address within {SECONDS_TO_START} s; it said:\n{self.said}")

    def get(self, path, token, data=None):
        """Status and body of an answer."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data)
        if token:
            request.add_header("Authorization", f"token {token}")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.reader.join(5)


@pytest.fixture(scope="module")
def lab():
    opened = Lab()
    yield opened
    opened.stop()


def test_opens_jupyterlab_at_the_first_notebook(lab):
    path, token = lab.address()
    assert path == "/lab/tree/notebooks/00_start_here.ipynb"
    status, page = lab.get(path, token)
    assert status == 200
    assert "<title>JupyterLab</title>" in page


def test_whole_course_is_in_reach_and_only_with_the_token(lab):
    _, token = lab.address()
    status, listing = lab.get("/api/contents/?type=directory", token)
    assert status == 200
    assert {"notebooks", "data", "exercises"} <= {entry["name"] for entry in json.loads(listing)["content"]}
    assert lab.get("/api/contents/", None)[0] == 403


def test_nobody_is_asked_about_news_and_no_teacher_menus(lab):
    _, token = lab.address()
    _, settings = lab.get("/lab/api/settings/@jupyterlab/apputils-extension:notification", token)
    news = json.loads(settings)["schema"]["properties"]
    assert (news["fetchNews"]["default"], news["checkForUpdates"]["default"]) == ("false", False)
    _, page = lab.get("/lab", token)
    assert '"disabledExtensions": ["@jupyter/nbgrader"]' in page


@pytest.mark.skipif(not cli.is_root(), reason="only root is told what being root means")
def test_root_is_told_once_what_that_means(lab):
    lab.address()
    assert lab.said.count("You are root") == 1
    assert "thrown away" in lab.said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a display is always assumed here")
def test_without_display_the_address_is_explained(lab):
    lab.address()
    assert "No display was found" in lab.said
    assert "--ip=0.0.0.0" in lab.said


def test_a_kernel_starts_and_the_screen_stays_calm(lab):
    _, token = lab.address()
    status, kernel = lab.get("/api/kernels", token, data=b'{"name": "python3"}')
    assert status == 201, kernel
    time.sleep(2)  # a warning would come while the kernel starts
    assert "WARN" not in lab.said.upper()


@pytest.mark.parametrize(
    ("words", "passed_on"),
    [
        ([], []),
        (["--port=9999"], ["--port=9999"]),
        (["open", "--port", "9999"], ["--port", "9999"]),
        (["open", "--ip=0.0.0.0", "--debug"], ["--ip=0.0.0.0", "--debug"]),
    ],
)
def test_open_is_the_default_and_passes_words_on(monkeypatch, words, passed_on):
    seen = []
    monkeypatch.setattr(cli, "open_course", lambda extra: seen.append(extra) or 0)
    assert cli.main(words) == 0
    assert seen == [passed_on]


@pytest.mark.parametrize("display", [True, False])
@pytest.mark.parametrize("root", [True, False])
def test_arguments_follow_display_and_root(tmp_path, display, root):
    arguments = cli.lab_arguments(tmp_path, display=display, root=root)
    assert ("--no-browser" in arguments) is not display
    assert ("--allow-root" in arguments) is root
    assert not [word for word in arguments if "--ip" in word], "nobody else may reach it unless asked for"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_has_display(monkeypatch, platform, variables, expected):
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert cli.has_display() is expected


def test_course_is_found_from_the_clone_and_else_from_the_current_folder(tmp_path, monkeypatch):
    clone, here, nowhere = tmp_path / "clone", tmp_path / "here", tmp_path / "nowhere"
    for folder in (clone, here):
        (folder / "notebooks").mkdir(parents=True)
        (folder / cli.START).write_text("{}", encoding="utf-8")
    nowhere.mkdir()
    monkeypatch.setattr(cli, "__file__", str(clone / "notebooks" / "quasialliance" / "cli.py"))
    assert cli.find_course(here) == clone.resolve()
    monkeypatch.setattr(cli, "__file__", str(tmp_path / "site-packages" / "quasialliance" / "cli.py"))
    assert cli.find_course(here) == here.resolve()
    with pytest.raises(CourseError, match=r"holds no notebooks/00_start_here\.ipynb"):
        cli.find_course(nowhere)


@pytest.mark.parametrize("command", ["", "open", "check", "author", "passport"])
def test_each_command_explains_itself(command, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main([*command.split(), "--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: quasialliance {command}".strip())


def test_a_course_error_is_one_sentence_without_traceback():
    words = [COMMAND, "author", "absent.ipynb"]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "no notebook absent.ipynb" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_author_and_passport_do_each_name_in_turn(monkeypatch, capsys):
    monkeypatch.setattr(author, "store", lambda notebook: f"stored {notebook}")
    monkeypatch.setattr(passports, "reissue", lambda name: f"anew {name}")
    assert cli.main(["author", "a.ipynb", "b.ipynb"]) == 0
    assert cli.main(["passport", "c"]) == 0
    assert capsys.readouterr().out == "a.ipynb: stored a.ipynb\nb.ipynb: stored b.ipynb\nanew c\n"


@pytest.mark.parametrize("words", [["check", "--nonsense"], ["nonsense"], ["author"], ["passport"]])
def test_senseless_words_are_refused(words, capsys):
    with pytest.raises(SystemExit) as ended:
        cli.main(words)
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err
