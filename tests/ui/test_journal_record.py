"""The journal as figures follows its experiments, too."""

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.happening import Shown, Stopped, StopReason
from painjournal.journal.experiment.spec import Spec, day_pairs
from painjournal.journal.moment import Clock
from painjournal.storage.store import JournalStore
from painjournal.ui.background import Background
from painjournal.ui.charts.journal_record import JournalRecord
from painjournal.ui.open_journal import OpenJournal
from tests.lived import plan_of
from tests.making import day, entry


@pytest.mark.parametrize("spec", [day_pairs(14), day_pairs(28)], ids=["at once", "in background"])
def test_an_experiment_is_in_the_record_from_its_plan_on(
    qtbot: QtBot, store: JournalStore, clock: Clock, spec: Spec
) -> None:
    store.add(entry(40))
    journal, background, parent = OpenJournal(store), Background(), QObject()
    source = JournalRecord(journal, clock, background, parent)

    def known() -> tuple[Experiment, ...]:
        return () if source.record is None else source.record.experiments

    qtbot.waitUntil(lambda: source.record is not None)
    plan = plan_of(spec, first_day=day(1))
    journal.begin_experiment(plan)
    qtbot.waitUntil(lambda: [one.plan for one in known()] == [plan])
    shown = Shown(at=plan.created, on=day(1), day=0, minute=600, pain=4)
    journal.note_happening(known()[0], shown)
    qtbot.waitUntil(lambda: known()[0].happenings == (shown,))
    at = plan.created + timedelta(days=1)
    journal.note_happening(known()[0], Stopped(at=at, on=day(0), reason=StopReason.PAIN))
    qtbot.waitUntil(lambda: known()[0].stopped is not None)
    journal.record(entry(0, pain=9))
    qtbot.waitUntil(lambda: source.record is not None and len(source.record.entries) == 2)
    assert len(known()[0].happenings) == 2
    background.finish()


def test_a_change_between_two_readings_is_kept(
    qtbot: QtBot, store: JournalStore, clock: Clock
) -> None:
    store.add(entry(40))
    journal, background, parent = OpenJournal(store), Background(), QObject()
    source = JournalRecord(journal, clock, background, parent)
    source.load()  # somebody else may have changed the journal

    def log_once() -> None:
        source.updated.disconnect(log_once)
        journal.record(entry(1, pain=9))

    source.updated.connect(log_once)
    is_read, told = Event(), list[bool]()
    background.run(lambda _: is_read.set(), lambda _: told.append(True))
    assert is_read.wait(20)  # all that was asked for is read before this window hears of any
    qtbot.waitUntil(lambda: bool(told) and source.record is not None)
    assert source.record is not None
    assert len(source.record.entries) == 2
    background.finish()
