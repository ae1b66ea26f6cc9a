"""What keeps a save from being made, each with the sentence it is to be met with."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.durability.faults import failing, fill, held_lock, unchangeable
from tests.durability.keeper import Keeper

_LOGS = ("-wal", "-shm")
_GONE = (
    r"The journal's file is gone\. Choose “Put it back” before you close Pain Journal, so that "
    r"nothing is lost\."
)


@dataclass(frozen=True, slots=True)
class Fault:
    """`made` is a context within which no save can be made; `sentence` is a pattern."""

    name: str
    made: Callable[[Keeper], AbstractContextManager[None]]
    sentence: str

    def fits(self, said: str) -> bool:
        """Whether this sentence is the one."""
        return re.fullmatch(self.sentence, said) is not None


def _beside(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in _LOGS)


def _probe(keeper: Keeper) -> Path:
    return keeper.path.with_name(f".{keeper.path.name}.probe-{os.getpid()}")


@contextmanager
def _full(keeper: Keeper) -> Iterator[None]:
    """The disk at the journal's folder is full, and the reserve used up."""
    keeper.store.file.fold_log()
    keeper.reserve.unlink(missing_ok=True)
    filler = fill(keeper.path.parent)
    yield
    filler.unlink()


def _broken(keeper: Keeper) -> AbstractContextManager[None]:
    return failing("fsync,fdatasync", "EIO", _beside(keeper.path)[0])


def _read_only(keeper: Keeper) -> AbstractContextManager[None]:
    return failing("pwrite64,openat,write", "EROFS", _beside(keeper.path)[0], _probe(keeper))


def _forbidden(keeper: Keeper) -> AbstractContextManager[None]:
    return unchangeable(keeper.path, _beside(keeper.path)[0])


def _locked(keeper: Keeper) -> AbstractContextManager[None]:
    return held_lock(keeper.path)


@contextmanager
def _moved(keeper: Keeper) -> Iterator[None]:
    away = keeper.path.with_name("elsewhere.painjournal")
    os.rename(keeper.path, away)
    yield
    os.rename(away, keeper.path)


@contextmanager
def _folder_moved(keeper: Keeper) -> Iterator[None]:
    away = keeper.path.parent.with_name("away")
    os.rename(keeper.path.parent, away)
    yield
    os.rename(away, keeper.path.parent)


@contextmanager
def _deleted(keeper: Keeper) -> Iterator[None]:
    keeper.path.unlink()
    yield
    _put_back(keeper)


@contextmanager
def _folder_deleted(keeper: Keeper) -> Iterator[None]:
    shutil.rmtree(keeper.path.parent)
    yield
    _put_back(keeper)


@contextmanager
def _replaced(keeper: Keeper) -> Iterator[None]:
    keeper.path.unlink()
    keeper.path.write_text("not a journal at all")
    yield
    _put_back(keeper)
    (aside,) = keeper.path.parent.glob("journal set aside *")
    assert (aside / keeper.path.name).read_text() == "not a journal at all"
    shutil.rmtree(aside)


def _put_back(keeper: Keeper) -> None:
    """As a person does, at the banner."""
    keeper.click_banner("moved", "Put it back")
    keeper.wait_for_status("Your journal is back in its place; nothing of it was lost.")
    keeper.wait(lambda: "moved" not in keeper.banners)


FULL = Fault("disk full", _full, r"The disk is full\. Free some space, then try again\.")
FAULTS = [
    FULL,
    Fault("disk error", _broken, r"The disk reported an error\. Check that .*, then try again\."),
    Fault(
        "disk became read-only",
        _read_only,
        r"The disk with journal\.painjournal can only be read now, not written\. "
        r"Allow writing on it again, then try again\.",
    ),
    Fault(
        "permission lost",
        _forbidden,
        r"You are not allowed to write to /.*\. Allow it in its properties, then try again\.",
    ),
    Fault(
        "lock held by another program",
        _locked,
        r"Another program is using the journal\. Close it there, then try again\.",
    ),
    Fault(
        "journal moved",
        _moved,
        r"The journal's file was moved to /.*/elsewhere\.painjournal\. "
        r"Move it back, or choose “Put it back”\.",
    ),
    Fault(
        "folder moved",
        _folder_moved,
        r"The journal's file was moved to /.*/away/journal\.painjournal\. "
        r"Move it back, or choose “Put it back”\.",
    ),
    Fault(
        "journal deleted",
        _deleted,
        _GONE,
    ),
    Fault(
        "folder deleted",
        _folder_deleted,
        _GONE,
    ),
    Fault(
        "journal replaced by another file",
        _replaced,
        r"Another file has taken the journal's place, /.*\. Choose “Put it back”, so that "
        r"nothing is lost; that file is kept beside it\.",
    ),
]
