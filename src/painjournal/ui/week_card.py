"""This week: seven days at a glance, each one click from being filled in."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from painjournal.journal.day import DayTotals, day_totals
from painjournal.journal.figures import EntryFigures
from painjournal.journal.moment import Clock
from painjournal.journal.week import WEEK_DAYS, Week, first_needed, week_of
from painjournal.journal.words import count, day_name
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.widgets.named import heading, kind, push_button, restyle


class WeekCard(QFrame):
    """The last seven days: walks, minutes, pain beside the usual; `day_asked` on a click."""

    day_asked = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("week")
        kind(self, "card")
        self._clock = clock
        self._journal: OpenJournal | None = None
        self._summary = kind(QLabel(), "quiet")
        self._summary.setObjectName("week_summary")
        self._summary.setWordWrap(True)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._dates: list[date] = []
        self._days = [kind(push_button(f"week_day_{at}", ""), "day") for at in range(WEEK_DAYS)]
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("This week")))
        top.addWidget(self._summary, 1)
        strip = QHBoxLayout()
        strip.setSpacing(4)
        for at, button in enumerate(self._days):
            strip.addWidget(button, 1)
            button.clicked.connect(lambda _=False, at=at: self.day_asked.emit(self._dates[at]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addLayout(strip)
        self._show(week_of(clock.today(), {}))

    def open(self, journal: OpenJournal) -> None:
        """Show `journal` from now on."""
        self._journal = journal
        journal.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Read the last weeks again."""
        today = self._clock.today()
        figures: list[EntryFigures] = []
        if self._journal is not None:
            figures = self._journal.store.figures(first_needed(today), today)
        self._show(week_of(today, {day.date: day for day in day_totals(figures)}))

    def _show(self, week: Week) -> None:
        parts = []
        if week.walks:
            parts.append(f"{count(week.walks, 'walk')}, {week.minutes:,} min")
        if week.mean_pain is not None:
            usual = "" if week.usual_pain is None else f", usually {week.usual_pain:.1f}"
            parts.append(f"pain {week.mean_pain:.1f}{usual}")
        self._summary.setText(" · ".join(parts))
        self._dates = [day for day, _ in week.days]
        for button, (day, totals) in zip(self._days, week.days, strict=True):
            _show_day(button, day, totals)


def _short(pain: float) -> str:
    return f"{pain:.1f}".removesuffix(".0")


def _show_day(button: QPushButton, day: date, totals: DayTotals | None) -> None:
    pain = None if totals is None else totals.mean_pain
    button.setText(f"{day:%a}\n{'·' if pain is None else _short(pain)}")
    said = [day_name(day)]
    if totals is None:
        said.append("not recorded")
    else:
        said.append("no pain rating" if pain is None else f"mean pain {pain:.1f}")
        if totals.minutes is not None:
            said.append(f"{totals.minutes} minutes walked" if totals.minutes else "no walk")
    button.setAccessibleName(", ".join(said))
    button.setToolTip(", ".join(said))
    button.setProperty("unknown", totals is None)
    button.setProperty("walked", bool(totals and totals.walks))
    restyle(button)
