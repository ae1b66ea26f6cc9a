"""The fields of one mark: its words, its day, and a last day if it lasted longer."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from painjournal.journal.errors import EntryError
from painjournal.journal.mark import MARK_LIMIT, Mark, one_line
from painjournal.journal.moment import Clock
from painjournal.journal.scales import FIRST_DATE, LAST_DATE
from painjournal.journal.words import count
from painjournal.ui.widgets.date_field import DateField
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

_Typed = tuple[date, date, str]


@sound_overrides
class MarkEditor(QFrame):
    """Where a mark is written or changed.

    `save_asked` hands over a valid mark; what is not valid is said at its field. `left`
    means that the person would rather not save.
    """

    save_asked = Signal(object)
    left = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        named(kind(self, "card"), "mark_editor", "Mark")
        self._original: Mark | None = None
        self._begun: _Typed | None = None
        self._title = heading("")
        self._text = named(QLineEdit(), "mark_text", "What stands on the chart")
        self._text.setPlaceholderText(self.tr("new mattress, holiday, a cold …"))
        self._first = DateField("mark_first", "Day", clock)
        self._lasts = push_button("mark_lasts", self.tr("until"), "Lasted until a later day")
        kind(self._lasts, "range")
        self._lasts.setCheckable(True)
        self._lasts.setAutoDefault(False)  # Enter saves, here as well
        self._last = DateField("mark_last", "Last day", clock)
        self._text_field = Field(self.tr("What stands on the chart"), self._text)
        self._days_field = Field(self.tr("Day"), self._days_row())
        self._cancel = kind(push_button("cancel_mark", self.tr("Cancel")), "plain")
        self._save = kind(push_button("save_mark", self.tr("Save mark")), "primary")
        self._lay_out()
        self._connect()

    def _days_row(self) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for field in (self._first, self._last):
            field.set_range(FIRST_DATE, LAST_DATE)
        policy = self._last.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._last.setSizePolicy(policy)
        for widget in (self._first, self._lasts, self._last):
            layout.addWidget(widget)
        layout.addStretch()
        return row

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        layout.addWidget(self._title)
        layout.addWidget(self._text_field)
        layout.addWidget(self._days_field)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._on_edited)
        self._first.dated.connect(self._on_first)
        self._last.dated.connect(self._on_edited)
        for field in (self._first, self._last):
            field.refused.connect(self._on_refused)
        self._lasts.toggled.connect(self._on_lasts)
        self._save.clicked.connect(self._on_save)
        self._cancel.clicked.connect(self.left)

    @property
    def original(self) -> Mark | None:
        """The mark that is being changed; none while a new one is written."""
        return self._original

    @property
    def is_changed(self) -> bool:
        """Whether something was typed since the fields were filled in."""
        return self._typed() != self._begun

    def write_new(self, first: date, last: date, text: str) -> None:
        """Fill in the fields for a new mark."""
        self._title.setText(self.tr("New mark"))
        self._fill(None, first, last, text)

    def change(self, mark: Mark) -> None:
        """Fill in the fields to change a mark."""
        self._title.setText(self.tr("Change this mark"))
        self._fill(mark, mark.first, mark.last, mark.text)

    def focus(self) -> None:
        """Put the keyboard in the text."""
        self._text.setFocus()
        self._text.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # one press saves one thing
                self._on_save()
        else:
            super().keyPressEvent(event)

    def _fill(self, original: Mark | None, first: date, last: date, text: str) -> None:
        self._original = original
        self._first.set_date(first)
        self._last.set_date(last)
        self._lasts.setChecked(last > first)
        self._text.setText(text)
        self._on_lasts(self._lasts.isChecked())
        self._begun = self._typed()

    def _typed(self) -> _Typed:
        first = self._first.date()
        last = self._last.date() if self._lasts.isChecked() else first
        return first, last, one_line(self._text.text())

    def _on_first(self, first: date) -> None:
        if not self._lasts.isChecked():
            self._last.set_date(first)
        self._on_edited()

    def _on_lasts(self, lasts: bool) -> None:
        first, last = self._first.date(), self._last.date()
        if lasts and last <= first < LAST_DATE:
            self._last.set_date(first + timedelta(days=1))
        self._last.setVisible(lasts)
        self._on_edited()

    def _on_edited(self) -> None:
        first, last, text = self._typed()
        self._text_field.set_hint(f"{len(text)} of {MARK_LIMIT}")
        days = (last - first).days + 1
        self._days_field.set_hint(count(days, "day") if days > 0 else "")
        self._text_field.calm()
        self._days_field.calm()

    def _on_refused(self, sentence: str) -> None:
        if sentence:
            self._days_field.complain(sentence)
        else:
            self._days_field.calm()

    def _on_save(self) -> None:
        days = (self._first, self._last) if self._lasts.isChecked() else (self._first,)
        for field in days:
            if not field.finish():
                field.setFocus()
                return
        first, last, text = self._typed()
        try:
            if self._original is None:
                mark = Mark(first, last, text)
            else:
                mark = replace(self._original, first=first, last=last, text=text)
        except EntryError as error:
            self._complain(error)
        else:
            self.save_asked.emit(mark)

    def _complain(self, error: EntryError) -> None:
        field, control = {
            "first": (self._days_field, self._first),
            "last": (self._days_field, self._last),
            "text": (self._text_field, self._text),
        }[error.field]
        field.complain(error.sentence)
        control.setFocus()
