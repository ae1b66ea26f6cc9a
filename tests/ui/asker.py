"""A person who asks whether it helps: the page with its question, its answer and its details."""

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTableView, QWidget
from pytestqt.qtbot import QtBot

from painjournal.journal.edit import Edit
from painjournal.journal.entry import Entry
from painjournal.journal.moment import Clock
from painjournal.storage.opening import open_journal
from painjournal.ui.charts.chart_view import ChartView
from tests.kept_life import keep_life
from tests.lived import Life
from tests.ui.conftest import Person

_WORDS = ("answer_question", "answer_source", "verdict", "answer_details")
_MORE = ("answer_caution", "answer_basis")


class Asker(Person):
    """`today` is what the clock shows; it is 20:00 there."""

    def __init__(self, qtbot: QtBot, path: Path, settings: Path, today: date) -> None:
        self.now = datetime.combine(today, time(20), tzinfo=UTC)
        super().__init__(qtbot, Clock(lambda: self.now, UTC, lambda: "UTC"), path, settings)
        self.answered = 0

    def have_lived(self, life: Life) -> None:
        """Have all that in the journal before the window is opened."""
        with closing(open_journal(self.path)) as store:
            keep_life(store, life)

    def have_logged(self, entries: Sequence[Entry]) -> None:
        """Have these entries in the journal before the window is opened."""
        with closing(open_journal(self.path)) as store:
            store.apply(Edit(added=tuple(entries)))

    def start(self, *, before_open: str = "", close_before_open: bool = False) -> None:
        """Open the window on the page Charts."""
        super().start(before_open=before_open, close_before_open=close_before_open)
        self.window.answers.shown.connect(self._on_answered)

    def _on_answered(self) -> None:
        self.answered += 1

    def open_page(self) -> None:
        """Turn to the page by its menu entry, and wait for an answer."""
        before = self.answered
        self.choose("view_answers")
        self.wait(lambda: self.answered > before or bool(self.verdict))

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._bot.waitUntil(until, timeout=20_000)

    def pass_a_day(self) -> None:
        """Have the next day begin, with the window open."""
        self.now += timedelta(days=1)
        self.window.day_clock.look()

    @property
    def question(self) -> str:
        """What is asked."""
        return self._text("answer_question")

    @property
    def verdict(self) -> str:
        """The answer in a sentence."""
        return self._text("verdict")

    @property
    def said(self) -> str:
        """All that is said of the answer; ears are told the same."""
        found = [self._text(name) for name in (*_WORDS, *_MORE)]
        return "\n".join(one for one in found if one)

    @property
    def picture(self) -> ChartView:
        """The answer as a picture."""
        return self.find(ChartView, "answer_picture")

    @property
    def numbers(self) -> dict[str, str]:
        """The table of every number, by what each is."""
        model = self.find(QTableView, "answer_numbers").model()
        return {
            model.index(row, 0).data(): model.index(row, 1).data()
            for row in range(model.rowCount())
        }

    @property
    def questions(self) -> list[str]:
        """What can be asked."""
        return [one.text() for one in self._actions()]

    def ask(self, question: str) -> None:
        """Choose a question from the menu of others."""
        before = self.answered
        self.click("Other questions")
        (action,) = [one for one in self._actions() if one.text() == question]
        menu = self.window.answers.findChild(QWidget, "questions")
        assert menu is not None
        self.wait(menu.isVisible)
        action.trigger()
        menu.close()
        self.window.activateWindow()  # as every desktop does by itself
        self.wait(self.window.isActiveWindow)
        assert self.answered == before + 1

    def unfold(self) -> None:
        """See how it was worked out."""
        self.click("How was this worked out?")

    def check_nothing_is_cut_off(self) -> None:
        """Every widget of the page ends within it, and every word has its room."""
        scroll = self.find(QScrollArea, "answers_scroll")
        inner = self.find(QWidget, "answers_inner")
        for widget in inner.findChildren(QWidget):
            if not widget.isVisible():
                continue
            right = widget.mapTo(scroll.viewport(), widget.rect().topRight()).x()
            assert right < scroll.viewport().width(), widget.objectName()
            if isinstance(widget, QLabel) and widget.wordWrap() and widget.text():
                needed = widget.heightForWidth(widget.width())
                assert widget.height() >= needed, widget.text()
            if isinstance(widget, QPushButton):
                assert min(widget.width(), widget.height()) >= 24, widget.objectName()

    def press_into(self, widget: QWidget, *keys: Qt.Key) -> None:
        """Press keys in this widget."""
        for key in keys:
            QTest.keyClick(widget, key)

    def _actions(self) -> list[QAction]:
        menu = self.window.answers.findChild(QWidget, "questions")
        assert menu is not None
        return menu.actions()

    def _text(self, name: str) -> str:
        label = self.find(QLabel, name)
        if not label.isVisible():
            return ""
        assert label.accessibleName() == label.text()
        return label.text()
