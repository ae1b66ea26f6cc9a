"""Which entries to show: words in the note, direction, days."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from painjournal.journal.entry import Direction
from painjournal.journal.listing import Listing
from painjournal.journal.moment import Clock
from painjournal.journal.words import count
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.named import kind, named, push_button

_SPANS = (
    ("Any day", None),
    ("Last 2 weeks", 14),
    ("Last month", 30),
    ("Last 3 months", 91),
    ("Last year", 365),
)
_BETWEEN = "Between…"
_TYPING_MS = 200


class ListingBar(QWidget):
    """The filters above the table; `changed` when another listing is asked for.

    What was chosen elsewhere, as on a chart, is said, with the ways back: `back_asked`, or
    all entries.
    """

    changed = Signal()
    back_asked = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._text = named(QLineEdit(), "find", "Find in notes")
        self._text.setPlaceholderText(self.tr("Find in notes"))
        self._text.setClearButtonEnabled(True)
        for clear in self._text.findChildren(QToolButton):
            named(clear, "clear_find", "Clear")
        self._direction = named(QComboBox(), "filter_direction", "Which walks")
        self._direction.addItem(self.tr("All entries"), None)
        for direction in Direction:
            self._direction.addItem(direction.capitalize(), direction)
        self._span = named(QComboBox(), "filter_days", "Which days")
        for text, days in _SPANS:
            self._span.addItem(text, days)
        self._span.addItem(_BETWEEN, None)
        self._first = DateField("filter_first", "First day", clock)
        self._last = DateField("filter_last", "Last day", clock)
        self._refusal = kind(QLabel(), "complaint")
        self._refusal.setWordWrap(True)
        self._to = QLabel(self.tr("to"))
        self._uuids: frozenset[str] | None = None
        self._only = kind(QLabel(), "quiet")
        self._only.setObjectName("listed_only")
        self._back = kind(push_button("back_to_chart", self.tr("Back to the chart")), "link")
        self._all = kind(push_button("show_all_entries", self.tr("Show all entries")), "link")
        self._chosen = QWidget()
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._show_dates()
        self._text.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(self._emit)
        self._direction.currentIndexChanged.connect(self._emit)
        self._span.currentIndexChanged.connect(self._on_span)
        self._back.clicked.connect(self.back_asked)
        self._all.clicked.connect(self._show_all)
        for field in (self._first, self._last):
            field.dated.connect(self._emit)
            field.refused.connect(self._refusal.setText)

    def _lay_out(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text, 0, 0)
        layout.addWidget(self._direction, 0, 1)
        layout.addWidget(self._span, 0, 2)
        between = QGridLayout()
        between.addWidget(self._first, 0, 0)
        between.addWidget(self._to, 0, 1)
        between.addWidget(self._last, 0, 2)
        between.addWidget(self._refusal, 0, 3)
        between.setColumnStretch(3, 1)
        layout.addLayout(between, 1, 0, 1, 3)
        row = QHBoxLayout(self._chosen)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._only, self._back, self._all):
            row.addWidget(widget)
        row.addStretch()
        layout.addWidget(self._chosen, 2, 0, 1, 3)
        self._chosen.hide()
        layout.setColumnStretch(0, 1)

    def narrow(self, listing: Listing) -> Listing:
        """The same order, narrowed to what is chosen here."""
        first, last = self._days()
        return replace(
            listing,
            text=self._text.text().strip(),
            direction=self._direction.currentData(),
            first=first,
            last=last,
            uuids=self._uuids,
        )

    def show_listing(self, listing: Listing) -> None:
        """Ask for the days or the entries that `listing` names, and for nothing else."""
        fields = (self._text, self._direction, self._span)
        with ExitStack() as quiet:
            for field in fields:
                quiet.enter_context(QSignalBlocker(field))
            self._text.clear()
            self._direction.setCurrentIndex(0)
            self._span.setCurrentIndex(0)
            if listing.first is not None and listing.last is not None:
                self._span.setCurrentText(_BETWEEN)
                self._first.set_date(listing.first)
                self._last.set_date(listing.last)
        self._uuids = listing.uuids
        self._show_dates()
        self._say_chosen(listing)
        self.changed.emit()

    def _say_chosen(self, listing: Listing) -> None:
        chosen = "" if listing.uuids is None else count(len(listing.uuids), "entry", "entries")
        self._only.setText(
            f"Only the {chosen} you chose." if chosen else "Only the days you chose."
        )
        self._only.setAccessibleName(self._only.text())
        self._chosen.setVisible(listing.narrows)

    def _show_all(self) -> None:
        self.show_listing(Listing())

    def focus(self) -> None:
        """Put the keyboard on the words to find."""
        self._text.setFocus()
        self._text.selectAll()

    def _days(self) -> tuple[date | None, date | None]:
        if self._span.currentText() == _BETWEEN:
            ends = (self._first.date(), self._last.date())
            return min(ends), max(ends)
        days = self._span.currentData()
        today = self._clock.today()
        return (None, None) if days is None else (today - timedelta(days=days - 1), today)

    def _on_span(self) -> None:
        self._show_dates()
        self._emit()

    def _show_dates(self) -> None:
        for widget in (self._first, self._to, self._last, self._refusal):
            widget.setVisible(self._span.currentText() == _BETWEEN)

    def _emit(self) -> None:
        """The person narrows by hand from here on."""
        if self._uuids is None:
            self._chosen.hide()
        self.changed.emit()
