"""Notebooks in a real kernel without network: no error, and each cell run twice says what is stored.

Only texts are compared, so the dots of the pictures are left out: strict nbval runs the same cells with them.
"""

import os

import pytest
from jupyter_client.manager import start_new_kernel
from nbformat.v4 import new_code_cell, new_notebook, new_output, output_from_msg
from notebook_tools import NOTEBOOKS, code_cells, name_of, read

# Runs in the kernel before the first cell. The kernel itself talks to us past Python's sockets.
SEAL = """
def _seal():
    import ipaddress
    import socket

    def local(host):
        if host in (None, "", "localhost", b"localhost"):
            return True
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return False

    def sealed(call, host_of):
        def guarded(*parts, **named):
            if not local(host_of(*parts, **named)):
                raise OSError("sealed: no network in this test")
            return call(*parts, **named)

        return guarded

    def host_of_address(self, address, *rest):
        return address[0] if isinstance(address, tuple) else None

    def first(host, *rest, **named):
        return host

    for name in ("connect", "connect_ex", "sendto"):
        setattr(socket.socket, name, sealed(getattr(socket.socket, name), host_of_address))
    for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
        setattr(socket, name, sealed(getattr(socket, name), first))

_seal()
del _seal
"""
# Runs in the kernel of a notebook after it.
NO_PICTURES = """
from quasialliance import figure, panel
figure.png = panel.png = lambda fig, *more, **named: b""
del figure, panel
"""
TRIES = {
    "a name": "import socket\nsocket.getaddrinfo('example.org', 443)",
    "a web page": "import urllib.request\nurllib.request.urlopen('https://example.org', timeout=5)",
    "a number": "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=5)",
    "a table": "import pandas as pd\npd.read_csv('https://example.org/a.csv')",
    "a datagram": "import socket\nsocket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 53))",
}


class Kernel:
    """A kernel of this environment, sealed, in a folder, with a ledger of its own."""

    def __init__(self, folder, ledger):
        environment = dict(os.environ, QUASIALLIANCE_LEDGER=str(ledger))
        environment.pop("MPLBACKEND", None)  # figures as a learner gets them
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=str(folder), env=environment)
        self.run(SEAL)

    def run(self, source: str) -> list:
        """The outputs of a cell as a notebook would store them, errors among them."""
        outputs = []

        def hook(message):
            if message["msg_type"] in ("stream", "display_data", "execute_result", "error"):
                outputs.append(output_from_msg(message))

        self.client.execute_interactive(source, timeout=120, allow_stdin=False, output_hook=hook)
        return outputs

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def said(outputs) -> list[tuple[str, str]]:
    """All texts of a cell's outputs, pieces of one printed text joined; no pictures, no live widgets."""
    found = []
    for output in outputs:
        if output.output_type == "stream":
            kind, texts = output.name, {"text/plain": output.text}
        elif output.output_type == "error":
            kind, texts = "error", {"text/plain": f"{output.ename}: {output.evalue}"}
        else:
            kind, texts = "shown", output.data
        for mime in ("text/plain", "text/html"):
            if mime not in texts:
                continue
            text = "".join(texts[mime])
            if found and output.output_type == "stream" and found[-1][0] == kind:
                found[-1] = (kind, found[-1][1] + text)
            else:
                found.append((kind, text))
    return found


def run_twice(kernel, book) -> list[str]:
    """Run each cell twice in a row; what differs from the stored outputs, in sentences."""
    found = []
    for count, cell in enumerate(code_cells(book), start=1):
        stored = said(cell.outputs)
        for turn in ("first", "second"):
            now = said(kernel.run(cell.source))
            found += [
                f"Code cell {count}, {turn} run: {text}" for kind, text in now if kind in ("error", "stderr")
            ]
            if now != stored and not any(kind == "error" for kind, _ in now):
                pairs = [(a, b) for a, b in zip(stored, now, strict=False) if a != b] or [
                    (len(stored), len(now))
                ]
                found.append(f"Code cell {count}, {turn} run: stored {pairs[0][0]}, now {pairs[0][1]}")
    return found


@pytest.fixture(scope="module")
def kernel(tmp_path_factory):
    """One sealed kernel for the small notebooks of this file."""
    folder = tmp_path_factory.mktemp("kernel")
    one = Kernel(folder, folder / "ledger.jsonl")
    yield one
    one.close()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_without_network_each_cell_run_twice_says_what_is_stored(path, tmp_path, record_property):
    kernel, book = Kernel(path.parent, tmp_path / "ledger.jsonl"), read(path)
    try:
        assert said(kernel.run(NO_PICTURES)) == [], "importing the library is silent"
        found = run_twice(kernel, book)
    finally:
        kernel.close()
    runs = 2 * len(code_cells(book))
    drill = "runs of cells without a network, each cell twice"
    record_property("drill", [drill, runs, runs - len(found), found])
    assert found == []
    assert not (tmp_path / "ledger.jsonl").exists(), "running a notebook untouched recorded something"


# -- the checks can fail --------------------------------------------------------------------------------


@pytest.mark.parametrize("way", TRIES)
def test_the_seal_holds(kernel, way):
    ((kind, text),) = said(kernel.run(TRIES[way]))
    assert kind == "error" and "sealed: no network" in text


def test_the_seal_lets_the_machine_talk_to_itself(kernel):
    listens = "import socket\ns = socket.socket()\ns.bind(('127.0.0.1', 0))\ns.listen()\n"
    calls = "c = socket.create_connection(s.getsockname())\nc.close()\ns.close()\nprint('heard')"
    assert said(kernel.run(listens + calls)) == [("stdout", "heard\n")]


def small(source, *outputs):
    return new_notebook(cells=[new_code_cell(source, outputs=list(outputs))])


def printed(text):
    return new_output("stream", name="stdout", text=text)


def test_a_steady_notebook_passes(kernel):
    shown = new_output("execute_result", {"text/plain": "4"}, execution_count=9)
    assert run_twice(kernel, small("print('a')\nprint('b')\n2 + 2", printed("a\nb\n"), shown)) == []


BAD = {
    "a count that goes on": (
        small("n = globals().get('n', 0) + 1\nprint(n)", printed("1\n")),
        ["second run: stored ('stdout', '1\\n'), now ('stdout', '2\\n')"],
    ),
    "another text than stored": (
        small("print('new')", printed("old\n")),
        ["first run: stored ('stdout', 'old\\n')", "second run: stored ('stdout', 'old\\n')"],
    ),
    "nothing stored": (small("print('new')"), ["first run: stored 0, now 1", "second run: stored 0, now 1"]),
    "chance": (small("import random\nprint(random.random())", printed("0.5\n")), ["first run", "second run"]),
    "an error": (small("1 / 0"), ["first run: ZeroDivisionError", "second run: ZeroDivisionError"]),
    "an error the second time": (
        small("if 'once' in globals():\n    raise KeyError('year')\nonce = True"),
        ["second run: KeyError"],
    ),
    "a download": (small(TRIES["a table"]), ["sealed: no network", "sealed: no network"]),
    "another table": (
        small(
            "import pandas as pd\npd.DataFrame({'a': [1]})",
            new_output("execute_result", {"text/plain": "   a\n0  1", "text/html": "<b>2</b>"}),
        ),
        ["first run: stored ('shown', '<b>2</b>')", "second run"],
    ),
}


@pytest.mark.parametrize("wrong", BAD)
def test_a_notebook_that_does_not_repeat_is_seen(kernel, wrong):
    book, wanted = BAD[wrong]
    found = run_twice(kernel, book)
    assert len(found) == len(wanted)
    assert all(part in one for part, one in zip(wanted, found, strict=True)), found


def test_a_warning_is_seen(kernel):
    found = run_twice(kernel, small("import sys\nprint('old way', file=sys.stderr)"))
    assert any("first run: old way" in one for one in found)
