"""An append-only file of JSON Lines that survives crashes, damage and two writers; `ledger` stands on it."""

import contextlib
import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock

LOCK_SECONDS = 3  # long enough for another notebook's write, short enough not to look like a hang
_FIRST_KEY = '{"schema"'  # how each record begins, by which it is found behind torn text
_REASONS = {
    errno.EROFS: "the disk is read-only",
    errno.EACCES: "you lack the permission",
    errno.EPERM: "you lack the permission",
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is full",
    errno.EISDIR: "that is a folder, not a file",
    errno.ENOTDIR: "part of that path is a file, not a folder",
    errno.EEXIST: "part of that path is a file, not a folder",
}


def encode(record: dict) -> bytes:
    """One line. TypeError or ValueError for what JSON has no word for (NaN too)."""
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, default=_plain)
    return text.encode("utf-8", "replace") + b"\n"  # a widget can send half a character: "?" stands for it


def _plain(value):
    if hasattr(value, "tolist"):  # numpy and pandas
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is no text, number, list or dictionary")


def append(path: Path, data: bytes) -> None:
    """Add whole lines in one write, on the disk before it returns; OSError when disk or lock refuses."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{path}.lock", timeout=LOCK_SECONDS):
        # O_BINARY exists on Windows only, where line ends would be changed without it.
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            _append(handle, data)
        finally:
            os.close(handle)


def _append(handle: int, data: bytes) -> None:
    size = os.lseek(handle, 0, os.SEEK_END)
    if size:
        os.lseek(handle, -1, os.SEEK_END)
        if os.read(handle, 1) != b"\n":
            data = b"\n" + data  # an earlier crash tore the last line: begin on a fresh one
    try:
        if os.write(handle, data) < len(data):
            raise OSError(errno.ENOSPC, "only a part could be written")
        os.fsync(handle)
    except OSError:
        with contextlib.suppress(OSError):
            os.ftruncate(handle, size)  # leave no half line behind
        raise


def reason(path: Path, problem: OSError) -> str:
    """Why the disk refused, in plain words."""
    if path.is_dir():
        return _REASONS[errno.EISDIR]
    return _REASONS.get(problem.errno, problem.strerror or "another notebook is writing to it")


def lines(path: Path) -> list[bytes]:
    """The raw lines; none when there is no file yet. OSError when it is no file or cannot be read."""
    if not path.exists():
        return []
    if not path.is_file():
        raise IsADirectoryError(errno.EISDIR, "not a file")
    with contextlib.ExitStack() as stack:
        with contextlib.suppress(OSError):  # a read-only disk has no lock, and no writer to wait for
            stack.enter_context(FileLock(f"{path}.lock", timeout=LOCK_SECONDS))
        return path.read_bytes().split(b"\n")


def parse(raw: bytes, problem_of: Callable[[object], str | None]) -> tuple[bool, list[dict]]:
    """Is the line whole, and every sound record in it: also two that ran together, or one behind torn text.

    `problem_of` says what is wrong with a decoded value, None when it is a sound record.
    """
    text = raw.decode("utf-8", "surrogateescape").strip("\ufeff \t\r")
    if not text:
        return True, []
    found, after = _decode(text, 0, problem_of)
    if found and after == len(text):
        return True, [found]
    records, start = [], text.find(_FIRST_KEY)
    while start >= 0:
        found, after = _decode(text, start, problem_of)
        if found:
            records.append(found)
        start = text.find(_FIRST_KEY, after)
    return False, records


def _decode(text: str, start: int, problem_of) -> tuple[dict | None, int]:
    """The sound record that begins at `start` and where it ends, or None and the place to look on from."""
    try:
        value, after = json.JSONDecoder().raw_decode(text, start)
        # Undecodable bytes, half characters and numbers without end all fail here.
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except (ValueError, RecursionError):
        return None, start + 1
    return (None, start + 1) if problem_of(value) else (value, after)


def set_aside(path: Path, damaged: list[bytes]) -> Path:
    """Copy damaged lines, each once, into a file beside `path`, which itself is never changed."""
    aside = path.with_name(path.name + ".damaged")
    known = set(aside.read_bytes().split(b"\n")) if aside.exists() else set()
    fresh = [raw for raw in dict.fromkeys(damaged) if raw not in known]
    if fresh:
        with aside.open("ab") as file:
            file.write(b"".join(raw + b"\n" for raw in fresh))
    return aside
