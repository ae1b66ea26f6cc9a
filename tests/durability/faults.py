"""Real faults, made and taken away: full disks, failing calls, locks, files that go.

Where they cannot be made, a test that needs them is skipped; in CI it fails.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from tempfile import TemporaryDirectory

import pytest

_ATTACHED_SECONDS = 20
_HOLD = (
    "import sys, sqlcipher3.dbapi2 as sqlite\n"
    "connection = sqlite.connect(sys.argv[1], isolation_level=None)\n"
    "connection.execute('BEGIN IMMEDIATE')\n"
    "print('held', flush=True)\n"
    "sys.stdin.read()\n"
)


def need(*tools: str) -> None:
    """Go on only where we are root and have these tools."""
    lacking = [tool for tool in tools if shutil.which(tool) is None]
    if os.name != "posix" or os.geteuid() != 0:
        lacking.append("root")
    if not lacking:
        return
    reason = f"This fault cannot be made without {', '.join(lacking)}."
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def small_disk(folder: Path, size: str = "2m") -> Iterator[Path]:
    """A disk of this size at `folder`."""
    need("mount", "umount")
    folder.mkdir(exist_ok=True)
    _run("mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        _run("umount", "-l", str(folder))


@contextmanager
def unplugged(disk: Path) -> Iterator[None]:
    """The disk at `disk` is not connected: its folder is there, and empty."""
    need("mount", "umount")
    with TemporaryDirectory() as aside:
        _run("mount", "--bind", str(disk), aside)
        _run("umount", "-l", str(disk))
        try:
            yield
        finally:
            _run("mount", "--bind", aside, str(disk))
            _run("umount", "-l", aside)


def fill(folder: Path) -> Path:
    """Fill the disk to the last byte; removing the file that is returned frees it."""
    filler = folder / "filler"
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(bytes(2**16)) == 2**16:
            pass
    with suppress(OSError), filler.open("ab", buffering=0) as file:
        while file.write(b"x"):
            pass
    return filler


@contextmanager
def read_only_disk(folder: Path) -> Iterator[None]:
    """The disk at `folder` can only be read; its write handles are kept, as a driver would."""
    need("mount")
    _run("mount", "-o", "remount,ro", str(folder))
    try:
        yield
    finally:
        _run("mount", "-o", "remount,rw", str(folder))


@contextmanager
def unchangeable(*files: Path) -> Iterator[None]:
    """Nobody may write to these files or folders, not even root."""
    need("chattr")
    _run("chattr", "+i", *map(str, files))
    try:
        yield
    finally:
        _run("chattr", "-i", *map(str, files))


@contextmanager
def failing(calls: str, error: str, *files: Path) -> Iterator[None]:
    """In this process, these system calls on `files` fail with `error`."""
    need("strace")
    paths = [argument for file in files for argument in ("-P", str(file))]
    inject = ["-e", f"trace={calls}", "-e", f"inject={calls}:error={error}"]
    tracer = subprocess.Popen(
        ["strace", "-f", "-p", str(os.getpid()), *paths, *inject],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        _wait_until_attached(tracer)
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.communicate(timeout=_ATTACHED_SECONDS)


@contextmanager
def held_lock(journal: Path) -> Iterator[None]:
    """Another program is writing to the journal, and does not come to an end."""
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(journal)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == "held\n"
        yield
    finally:
        holder.communicate("", timeout=_ATTACHED_SECONDS)


def _wait_until_attached(tracer: subprocess.Popen[str]) -> None:
    assert tracer.stderr is not None
    with DefaultSelector() as selector:
        selector.register(tracer.stderr, EVENT_READ)
        assert selector.select(_ATTACHED_SECONDS), "strace does not say that it is attached"
    said = tracer.stderr.readline()
    assert "attached" in said, said


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=_ATTACHED_SECONDS)
