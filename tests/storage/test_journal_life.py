"""A journal's life, whatever order it comes in, beside a plain model of it."""

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp
from uuid import UUID

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
    run_state_machine_as_test,
)

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.storage.backups.shelf import backups_in, shelf_of
from painjournal.storage.backups.taking import back_up
from painjournal.storage.opening import open_journal
from painjournal.storage.rescue.preparing import prepare
from painjournal.storage.rescue.restoring import put_in_place
from tests.making import CREATED, entries

_MINUTE = timedelta(minutes=1)


class JournalLife(RuleBasedStateMachine):
    """Every rule does the same to the journal and to a dictionary."""

    backups = Bundle("backups")
    aside = Bundle("aside")

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(mkdtemp(prefix="life-"))
        self._path = self._folder / "journal.painjournal"
        self._model: dict[UUID, Entry] = {}
        self._now = datetime.fromisoformat("2026-11-22 14:05:30")

    @initialize()
    def begin(self) -> None:
        self._store = open_journal(self._path)

    @rule(added=st.lists(entries(), min_size=1, max_size=4, unique_by=lambda one: one.uuid))
    def put(self, added: list[Entry]) -> None:
        new = [one for one in added if one.uuid not in self._model]
        self._store.apply(Edit(added=new))
        self._model |= {one.uuid: one for one in new}

    @precondition(lambda self: self._model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        gone = data.draw(st.sampled_from(list(self._model.values())))
        self._store.apply(Edit(removed=[gone]))
        del self._model[gone.uuid]

    @precondition(lambda self: self._model)
    @rule(data=st.data(), note=st.text("abc ", max_size=9))
    def revise(self, data: st.DataObject, note: str) -> None:
        old = data.draw(st.sampled_from(list(self._model.values())))
        new = replace(old, note=note, edited=CREATED)
        self._store.apply(Edit(removed=[old], added=[new]))
        self._model[old.uuid] = new

    @rule()
    def reopen(self) -> None:
        self._store.close()
        self._store = open_journal(self._path)

    @rule()
    def crash(self) -> None:
        """The process is gone: what is on the disk at that moment is all there is."""
        files = {path: path.read_bytes() for path in self._folder.glob("journal.painjournal*")}
        self._store.close()
        for path, content in files.items():
            path.write_bytes(content)
        self._store = open_journal(self._path)

    @rule(target=backups, days=st.integers(-3, 9))
    def back_up(self, days: int) -> object:
        """The clock goes on by a minute at least, or jumps by days."""
        self._now += _MINUTE + timedelta(days=days)
        backup = back_up(self._store, self._now).backup
        assert backup.entries == len(self._model)
        return backup.path, dict(self._model)

    @rule(target=aside, backup=backups)
    def restore(self, backup: tuple[Path, dict[UUID, Entry]]) -> object:
        return self._go_back(*backup)

    @rule(target=aside, former=consumes(aside))
    def restore_what_was_set_aside(self, former: tuple[Path, dict[UUID, Entry]]) -> object:
        return self._go_back(*former)

    def _go_back(self, path: Path, model: dict[UUID, Entry]) -> object:
        if not path.exists():  # thinned out
            return multiple()
        prepared = prepare(path, self._path, None)
        self._store.close()
        folder = put_in_place(prepared, self._now)
        assert folder is not None
        before, self._model = self._model, dict(model)
        self._store = open_journal(self._path)
        return folder / self._path.name, before

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        if hasattr(self, "_store"):
            assert {one.uuid: one for one in self._store.entries_between()} == self._model
            assert self._store.count() == len(self._model)

    def teardown(self) -> None:
        if hasattr(self, "_store"):
            assert self._store.check().sound
            assert all(one.is_sound for one in backups_in(shelf_of(self._path)))
            self._store.close()
        shutil.rmtree(self._folder)


def test_whatever_order_it_comes_in() -> None:
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    steps = settings(max_examples=10, stateful_step_count=20, suppress_health_check=slow)
    run_state_machine_as_test(JournalLife, settings=steps)
