"""What the day shown in the form already holds, in a line or two."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.journal.words import entry_name, time_name
from painjournal.ui.log.when_row import WhenRow
from painjournal.ui.widgets.named import kind, push_button, restyle

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal

_SHOWN = 1
_ROOM = 36  # two lines: what is below must not jump when the button comes


class DayLine(QWidget):
    """The entries of the day in `when`, in words; `asked` is for that day, to see them all."""

    asked = Signal(object)

    def __init__(self, clock: Clock, when: WhenRow) -> None:
        super().__init__()
        self._clock = clock
        self._when = when
        self._journal: OpenJournal | None = None
        self._label = kind(QLabel(), "quiet")
        self._label.setObjectName("day_entries")
        self._label.setWordWrap(True)
        self._show = kind(push_button("show_day", self.tr("Show"), "Show this day"), "link")
        self._show.clicked.connect(lambda: self.asked.emit(when.day))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._show, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(_ROOM)
        self._show.hide()
        self._refusal = ""
        self._say(self.tr("Opening your journal."))
        when.day_changed.connect(self.refresh)
        when.refused.connect(self._complain)

    def open(self, journal: "OpenJournal") -> None:
        """Show what `journal` holds from now on."""
        self._journal = journal
        journal.changed.connect(self.refresh)
        self.refresh()

    def leave(self) -> None:
        """Read no journal any more."""
        self._journal = None

    def refresh(self) -> None:
        """Show what the day holds now."""
        if self._journal is None:
            return
        entries = self._journal.store.entries_on(self._when.day)
        is_today = self._when.day == self._clock.today()
        day = self.tr("Today") if is_today else self.tr("That day")
        self._show.setVisible(bool(entries))
        if not entries:
            self._say(f"{day}: nothing logged yet.")
        else:
            parts = [_line(entry) for entry in entries[-_SHOWN:]]
            more = len(entries) - len(parts)
            earlier = f"{more} earlier; " if more else ""
            self._say(f"{day}: {earlier}{'; '.join(parts)}.")

    def _complain(self, sentence: str) -> None:
        """Say here why there is no such day; an empty sentence ends that."""
        self._refusal = sentence
        kind(self._label, "complaint" if sentence else "quiet")
        restyle(self._label)
        self._say(self._text)

    def _say(self, text: str) -> None:
        self._text = text
        self._label.setText(self._refusal or text)
        self._label.setAccessibleName(self._label.text())


def _line(entry: Entry) -> str:
    return " ".join(part for part in (time_name(entry.moment.time), entry_name(entry)) if part)
