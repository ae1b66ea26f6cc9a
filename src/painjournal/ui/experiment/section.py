"""The part of the page Does it help? that says where the experiment stands."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from painjournal.journal.experiment.current import current
from painjournal.journal.moment import Clock
from painjournal.ui.background import Background
from painjournal.ui.experiment.offer import Offer
from painjournal.ui.widgets.fitting import wrapping
from painjournal.ui.widgets.flow_layout import FlowLayout
from painjournal.ui.widgets.named import heading, kind, named, push_button
from painjournal.ui.widgets.overrides import sound_overrides

if TYPE_CHECKING:  # NumPy is loaded by the worker, after the form
    from painjournal.ui.charts.journal_record import JournalRecord
    from painjournal.ui.experiment.standing import Standing

#: What is done next, as a rule.
_FIRST = (Offer.PLAN, Offer.PLAN_NEXT, Offer.SHOW, Offer.GO_ON)
#: With NumPy, and loaded as late.
_WORDS = "painjournal.ui.experiment.standing"


@sound_overrides
class ExperimentSection(QFrame):
    """Says where the experiment stands; `asked` hands over what is to be done about it."""

    asked = Signal(object)

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        named(kind(self, "card"), "experiment", "Experiment")
        self._clock = clock
        self._source: JournalRecord | None = None
        self._is_behind = True
        self._sentence = wrapping(kind(QLabel(), "label"))
        self._sentence.setObjectName("experiment_standing")
        self._details = wrapping(kind(QLabel(), "quiet"))
        self._details.setObjectName("experiment_details")
        self._buttons = {offer: self._button(offer) for offer in Offer}
        self._lay_out()

    def open(self, source: "JournalRecord", background: Background) -> None:
        """Show the experiments of what `source` reads from now on."""

        def begin(_: Any) -> None:
            self._source = source
            source.updated.connect(self.refresh)
            self.refresh()

        background.run(lambda _: import_module(_WORDS), begin)

    def refresh(self) -> None:
        """Show where it stands now, or when this is looked at next."""
        self._is_behind = not self.isVisible()
        record = None if self._source is None else self._source.record
        if record is None or self._is_behind:
            return
        from painjournal.ui.experiment.progress import progress_of, run_in_days
        from painjournal.ui.experiment.standing import standing

        today = self._clock.today()
        experiment = current(record.experiments)
        progress = None
        if experiment is not None and experiment.is_running:
            progress = progress_of(experiment, record, today)
        self._show(standing(experiment, progress, run_in_days(record, today), today))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self.refresh()

    def _button(self, offer: Offer) -> QPushButton:
        first = offer in _FIRST
        button = push_button(f"experiment_{offer.name.lower()}", self.tr(offer))
        button.clicked.connect(lambda: self.asked.emit(offer))
        return kind(button, "primary" if first else "plain")

    def _lay_out(self) -> None:
        buttons = QWidget()
        row = FlowLayout(8)
        buttons.setLayout(row)
        for button in self._buttons.values():
            row.addWidget(button)
            button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(6)
        for widget in (heading(self.tr("Experiment")), self._sentence, self._details, buttons):
            layout.addWidget(widget)

    def _show(self, standing: "Standing") -> None:
        for label, text in (
            (self._sentence, standing.sentence),
            (self._details, "\n".join(standing.details)),
        ):
            label.setText(text)
            label.setAccessibleName(text)
        for offer, button in self._buttons.items():
            button.setVisible(offer in standing.offers)
