"""A person with an experiment: the clock goes on day by day, and what they click each day."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QDialog,
    QLabel,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from painjournal.analysis.experiment.planning import Choices, plan_from
from painjournal.analysis.record import Record
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.experiment.experiment import Experiment
from painjournal.journal.experiment.plan import Expected
from painjournal.journal.moment import Clock, Moment
from painjournal.journal.outcome import Outcome
from painjournal.storage.opening import open_journal
from painjournal.storage.store import JournalStore
from painjournal.ui.experiment.plan_wizard import PlanWizard
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.wait_screen import WaitScreen
from tests.ui.conftest import Person

_LONG_MS = 60_000


class Experimenter(Person):
    """`now` stands still until it is changed; at first it is Sunday 22 November 2026, 14:05."""

    def __init__(self, qtbot: QtBot, clock: Clock, path: Path, settings: Path) -> None:
        self.now = clock.utc()
        self.chance = random.Random(5)
        standing = Clock(lambda: self.now, clock.zone, clock.zone_name)
        super().__init__(qtbot, standing, path, settings)

    @property
    def clock(self) -> Clock:
        """The person's clock."""
        return self._clock

    @property
    def today(self) -> date:
        """What it shows."""
        return self._clock.today()

    def live_before(self, days: int = 20) -> None:
        """Fill the journal, before the window is opened, with a rating and a walk a day."""
        with opened(self.path) as store:
            for back in range(days, 0, -1):
                for made in self.ordinary(self.today - timedelta(days=back)):
                    store.add(made)

    def ordinary(self, day: date) -> list[Entry]:
        """The entries of an ordinary day: pain around 5, and a walk of 20 minutes."""
        before = self.chance.randint(4, 6)
        forward = self.chance.choice((0, 20))
        return [
            entry_on(day, "08:00", pain=self.chance.randint(4, 6)),
            entry_on(
                day,
                "15:00",
                forward_minutes=forward,
                backward_minutes=20 - forward,
                pain_before=before,
                pain=before + self.chance.randint(-1, 1),
            ),
        ]

    def begin(self, outcome: Outcome = Outcome.CHANGE, blocks: int = 14, **chosen: Any) -> None:
        """Keep a plan that begins tomorrow, before the window is opened."""
        choices = Choices(
            comparator=Direction.FORWARD,
            outcome=outcome,
            blocks=blocks,
            minutes=20,
            expected=Expected.UNKNOWN,
            first_day=self.today + timedelta(days=1),
        )
        with opened(self.path) as store:
            record = Record.whole(store.figures(), self.today)
            store.begin_experiment(plan_from(replace(choices, **chosen), record, self._clock, 7))

    def open_page(self) -> None:
        """Turn to the page Does it help? once the journal has been read."""
        self.window.shown.show_page(self.window.shown.answers)
        self.wait(lambda: bool(self.standing))

    def open_anew(self, days: int = 0) -> None:
        """Have the window lose its journal, as when it is locked, and show it again days later."""
        self.window.cover_with(WaitScreen("Opening your journal."))
        self.set_clock(days)
        self.window.renew()
        self.window.open(OpenJournal(self.store, self.window.shown))

    def pass_days(self, days: int = 1, at: str = "14:05") -> None:
        """Let time go by until that hour, some days later, with the window open."""
        self.set_clock(days, at)
        self.window.day_clock.look()

    def set_clock(self, days: int = 1, at: str = "14:05") -> None:
        """Have the clock show that hour, some days later; no window has looked at it yet."""
        moment = datetime.combine(self.today + timedelta(days=days), time.fromisoformat(at))
        self.now = moment.replace(tzinfo=self._clock.zone).astimezone(UTC)

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(until, timeout=_LONG_MS)

    def tap(self, name: str) -> None:
        """Click the button with this object name."""
        found = self.window.findChildren(QAbstractButton, name)
        (button,) = [one for one in found if one.isVisible()]
        assert button.isEnabled(), name
        if isinstance(button, QRadioButton | QCheckBox):
            button.click()  # their words begin at the left
        else:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def rate(self, pain: int) -> None:
        """Rate today's pain on the card, and have the direction shown."""
        self.tap(f"experiment_pain_{pain}")
        self.tap("show_direction")

    def offers(self) -> list[str]:
        """What the buttons of the section say."""
        section = self.window.shown.experiment.section
        return [one.text() for one in section.findChildren(QPushButton) if one.isVisible()]

    def text(self, name: str) -> str:
        """What the label with this object name says; nothing if it cannot be seen."""
        label = self.find(QLabel, name)
        return label.text() if label.isVisible() else ""

    def said_by(self, dialog: str) -> str:
        """All that a dialog says."""
        return "\n".join(one.text() for one in self.find(QDialog, dialog).findChildren(QLabel))

    @property
    def standing(self) -> str:
        """The main sentence of the section."""
        return self.text("experiment_standing")

    @property
    def details(self) -> str:
        """What else it says."""
        return self.text("experiment_details")

    @property
    def direction(self) -> str:
        """What the card says about today's walk."""
        return self.text("experiment_direction")

    @property
    def card(self) -> list[str]:
        """All that the card says now; nothing if it is not there."""
        card = self.window.shown.experiment.card
        return [one.text() for one in card.findChildren(QLabel) if one.isVisible() and one.text()]

    @property
    def experiment(self) -> Experiment:
        """The newest experiment in the journal."""
        return self.store.experiments()[-1]

    @property
    def wizard(self) -> PlanWizard:
        """The wizard, which is open."""
        return self.find(PlanWizard, "plan_wizard")


@contextmanager
def opened(path: Path) -> Iterator[JournalStore]:
    """The journal, as another program opens it."""
    store = open_journal(path)
    yield store
    store.close()


def entry_on(day: date, at: str, **values: Any) -> Entry:
    """An entry of that day, logged in the evening."""
    moment = Moment(day, time.fromisoformat(at), 60, "Europe/Paris")
    return Entry(moment=moment, created=datetime.combine(day, time(20), tzinfo=UTC), **values)
