"""Promise 22, kill by kill: at each call that makes a change last, a new name or a removal.

tests/durability kills at random moments instead, a thousand times.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from painjournal.journal.edit import Edit
from painjournal.journal.errors import PassphraseNeeded
from painjournal.storage.encryption.recoding import recode
from painjournal.storage.opening import open_journal
from painjournal.storage.passphrase import Passphrase
from tests.durability.faults import need
from tests.making import entry

OLD, NEW = "it's old", "new words"
_CALLS = "rename,renameat,renameat2,unlink,unlinkat,fsync,fdatasync,ftruncate,link"
_CODE = """
import sys
from pathlib import Path
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.encryption.recoding import recode
old, new = (Passphrase(words) if words else None for words in sys.argv[2:])
recode(Path(sys.argv[1]), old, new)
"""
_ENTRIES = 30
#: Around the moment when the new file takes the place, every call counts.
_LAST = 5


def _traced(path: Path, old: str, new: str, *options: str) -> tuple[int, list[str]]:
    """How the process ended, and the names of the calls in their order."""
    trace = path.parent.with_suffix(".trace")
    strace = ["strace", "-qq", "-o", str(trace), *options]
    done = subprocess.run(
        [*strace, sys.executable, "-c", _CODE, str(path), old, new],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        timeout=60,
    )
    return done.returncode, [line.split("(")[0] for line in trace.read_text().splitlines()]


def _calls(path: Path, old: str, new: str) -> list[tuple[str, int]]:
    """The calls of the whole change, each with its place among those of its name."""
    code, names = _traced(path, old, new, "-e", f"trace={_CALLS}")
    assert code == 0
    return [(name, names[: at + 1].count(name)) for at, name in enumerate(names)]


def _kill_at(call: tuple[str, int], path: Path, old: str, new: str) -> None:
    name, place = call
    inject = f"inject={name}:signal=SIGKILL:when={place}"
    code, _ = _traced(path, old, new, "-e", f"trace={name}", "-e", inject)
    assert code != 0, call


def _opens(path: Path, words: str) -> bool:
    try:
        store = open_journal(path, Passphrase(words) if words else None)
    except PassphraseNeeded:
        return False
    assert store.count() == _ENTRIES
    assert store.check().sound
    store.close()
    return True


@pytest.mark.parametrize(
    ("old", "new"), [("", NEW), (OLD, ""), (OLD, NEW)], ids=["encrypt", "decrypt", "rekey"]
)
def test_killed_at_any_call_it_is_the_old_or_the_new(tmp_path: Path, old: str, new: str) -> None:
    need("strace")
    before = tmp_path / "before" / "journal.painjournal"
    store = open_journal(before)
    store.apply(Edit(added=[entry(number) for number in range(_ENTRIES)]))
    store.close()
    if old:
        recode(before, None, Passphrase(old))
    shutil.copytree(before.parent, tmp_path / "whole")
    calls = _calls(tmp_path / "whole" / before.name, old, new)
    assert len(calls) > 10
    became_new = []
    for number, call in enumerate([*calls[:-_LAST:8], *calls[-_LAST:]]):
        folder = tmp_path / f"killed{number}"
        shutil.copytree(before.parent, folder)
        path = folder / before.name
        _kill_at(call, path, old, new)
        became_new.append(_is_new(path, old, new))
        # SQLite leaves a journal alone that it had only begun, until it needs one again.
        assert {file.name for file in folder.iterdir()} - {f"{before.name}-journal"} == {
            before.name
        }
    assert became_new == sorted(became_new)  # once it is the new one, it stays that
    assert {False, True} == set(became_new)


def _is_new(path: Path, old: str, new: str) -> bool:
    """Whether the journal opens with `new` and not with `old`, or the other way round."""
    if old and new:
        is_new = _opens(path, new)
        assert is_new != _opens(path, old)
        return is_new
    with path.open("rb") as file:
        is_plain = file.read(15) == b"SQLite format 3"
    is_new = is_plain == (new == "")
    assert _opens(path, new if is_new else old)
    return is_new
