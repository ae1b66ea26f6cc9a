"""What the card of today's direction looks like."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.journal.experiment.words import MORE_PAIN
from painjournal.ui.experiment.today import Today
from painjournal.ui.log.choice_row import nrs_row
from painjournal.ui.widgets.field import Field
from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.named import heading, kind, named, push_button

_ENDS = "0 no pain · 10 worst"


class TodaySheet(QFrame):
    """A title with a line beside it; a question with its button, or the direction; a notice."""

    def __init__(self) -> None:
        super().__init__()
        named(kind(self, "card"), "experiment_today", "Experiment today")
        self._title = heading("")
        self._line = kind(QLabel(), "quiet")
        self._line.setObjectName("experiment_line")
        self._direction = wrapping(heading(""))
        self._direction.setObjectName("experiment_direction")
        self._more = wrapping(kind(QLabel(), "quiet"))
        self._drawn = self._drawn_frame()
        self.pain = nrs_row("experiment_pain", "Experiment, pain now")
        self.field = Field("", self.pain)
        self.show_button = push_button("show_direction", self.tr("Show today’s direction"))
        self.result_button = push_button("experiment_to_page", self.tr("Show"), "Show the result")
        kind(self.result_button, "link")
        self.stop_button = kind(push_button("more_pain_stop", self.tr("Stop…")), "link")
        self.go_on_button = kind(push_button("more_pain_go_on", self.tr("Go on")), "link")
        self.stop_button.setAccessibleName(self.tr("Stop the experiment"))
        self.go_on_button.setAccessibleName(self.tr("Go on with the experiment"))
        self._notice = self._notice_row()
        self._lay_out()
        self.hide()

    def show_today(self, today: Today) -> None:
        """Show what there is to say, and nothing else."""
        asks, is_rated = bool(today.asks), today.rated is not None
        self._title.setText(today.title)
        self._line.setText(today.line)
        self.field.calm()
        self.field.set_label(today.asks)
        self.field.set_hint("" if is_rated else _ENDS)
        self.field.setVisible(asks)
        self.pain.setVisible(not is_rated)
        self.show_button.setVisible(asks)
        self._direction.setText(today.direction)
        self._more.setText(today.more)
        self._drawn.setVisible(bool(today.direction))
        self.result_button.setVisible(today.is_over)
        self.show()

    def show_notice(self, *, hurts_more: bool) -> None:
        """Say that it hurts more than usual, or say nothing of it."""
        self._notice.setVisible(hurts_more)

    def _drawn_frame(self) -> QFrame:
        frame = kind(QFrame(), "banner")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(8, 4, 6, 5)
        layout.setSpacing(0)
        layout.addWidget(self._direction)
        layout.addWidget(self._more)
        return frame

    def _notice_row(self) -> QWidget:
        row = QWidget()
        sentence = wrapping(QLabel(MORE_PAIN))
        sentence.setObjectName("more_pain")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(sentence, 1)
        layout.addWidget(self.stop_button)
        layout.addWidget(self.go_on_button)
        return row

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._title)
        top.addWidget(self._line, 1)
        top.addWidget(self.result_button)
        top.setAlignment(self._line, Qt.AlignmentFlag.AlignBaseline)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        for widget in (self.field, self.show_button, self._drawn, self._notice):
            layout.addWidget(widget)
