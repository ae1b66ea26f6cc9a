"""What the Log shows: its day, its fields, its buttons, and what just happened."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.ui.log.day_line import DayLine
from painjournal.ui.log.log_fields import LogFields
from painjournal.ui.log.typed import Typed
from painjournal.ui.log.when_row import WhenRow
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.status_line import StatusLine


class LogSheet(QFrame):
    """Holds a new entry, or one that is being changed and looks like it."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        named(kind(self, "card"), "log", "Log")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # holds the keyboard, shows no ring
        self._title = heading(self.tr("Log"))
        self.when = WhenRow(clock)
        self.day_line = DayLine(clock, self.when)
        self.fields = LogFields(clock, self.when)
        self.cancel_button = kind(push_button("cancel", self.tr("Cancel")), "plain")
        self.save_button = kind(push_button("save", self.tr("Save"), "Save"), "primary")
        self.status = StatusLine()
        self.original: Entry | None = None
        self._lay_out()
        self.cancel_button.hide()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self.when, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel_button, 1)
        buttons.addWidget(self.save_button, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 6)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.day_line)
        layout.addWidget(self.fields)
        layout.addLayout(buttons)
        layout.addWidget(self.status)

    def typed(self) -> Typed:
        """What is filled in now."""
        return Typed(self.fields.draft(), self.original)

    def load(self, typed: Typed | None) -> None:
        """Fill everything in, or empty everything for a new entry."""
        self.original = None if typed is None else typed.original
        is_new = self.original is None
        self._title.setText(self.tr("Log") if is_new else self.tr("Edit"))
        self.save_button.setText(self.tr("Save") if is_new else self.tr("Save changes"))
        self.cancel_button.setVisible(not is_new)
        if typed is None:
            self.fields.clear()
        else:
            self.fields.show_draft(typed.draft)
        self.focus()

    def focus(self) -> None:
        """Put the keyboard here, where every key of the form works."""
        self.setFocus()
