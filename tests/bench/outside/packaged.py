"""The package beside what a user might have instead, all of them frozen and on one screen."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.bench.figures import Figure, alternate
from tests.bench.machine import ROOT
from tests.bench.outside.watched import Watched
from tests.e2e.desktop import Desktop

PEERS = ROOT / "build" / "peers"
_STARTS = 21  # short, and the machine is never quite quiet
_IDLE_SECONDS = 60
_IDLE_CPU_SECONDS = 0.1
_EAGER = "an eager program"
_LIBRARIES = "its libraries only"


def packaged(desktop: Desktop, journal: Path) -> list[Figure]:
    """The package's start, memory, rest and size; `journal` holds ten years."""
    kept = Path(desktop.environment["HOME"], journal.name)  # where each start finds it unchanged
    shutil.copyfile(journal, kept)
    program = Watched(desktop, [PEERS / "painjournal" / "painjournal", kept])
    bare = Watched(desktop, [PEERS / "bare" / "bare"])
    eager = Watched(desktop, [PEERS / "eager" / "eager", kept])
    figures = [
        _beside("package takes keys", "a bare Qt form", program.takes_key, bare.takes_key, 1.5),
        _beside("package takes keys", _EAGER, program.takes_key, eager.takes_key, 1.0),
        _beside("package shows its chart", _EAGER, program.is_whole, eager.is_whole, 1.2),
        Figure("package's memory", _EAGER, program.memory_mb, eager.memory_mb, "MB", 1.3),
        Figure(
            "package idle for a minute, processor",
            "the limit",
            program.idle_cpu_seconds(_IDLE_SECONDS),
            _IDLE_CPU_SECONDS,
            "s",
            1.0,
        ),
        Figure(
            "installed size",
            _LIBRARIES,
            _mb(PEERS / "painjournal"),
            _mb(PEERS / "libraries"),
            "MB",
            1.1,
        ),
        Figure("package size", _LIBRARIES, _package_mb(), _libraries_mb(), "MB", 1.1),
    ]
    return [*figures, *_rednotebook(desktop, program)]


def _rednotebook(desktop: Desktop, program: Watched) -> list[Figure]:
    """A diary that Debian has, if it is installed."""
    command = shutil.which("rednotebook")
    if command is None:
        print("RedNotebook is not installed, so it is not measured.", flush=True)
        return []
    diary = Watched(desktop, [command])
    return [
        _beside("package takes keys", "RedNotebook", program.takes_key, diary.takes_key, 1.0),
        Figure("package's memory", "RedNotebook", program.memory_mb, diary.memory_mb, "MB", 2.0),
    ]


def _beside(
    name: str, peer_name: str, program: Callable[[], float], peer: Callable[[], float], goal: float
) -> Figure:
    value, limit = alternate(program, peer, _STARTS)
    return Figure(name, peer_name, value, limit, "ms", goal)


def _mb(folder: Path) -> float:
    return sum(one.lstat().st_size for one in folder.rglob("*") if not one.is_dir()) / 2**20


def _package_mb() -> float:
    (package,) = (ROOT / "dist").glob("painjournal_*.deb")
    return package.stat().st_size / 2**20


def _libraries_mb() -> float:
    """As large as the package would be, packed in the same way."""
    return int((PEERS / "libraries.packed").read_text()) / 2**20
