"""Asks what is to be done about an open journal that is damaged."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from painjournal.storage.rescue.trouble import Trouble
from painjournal.ui.safety.choice_column import ChoiceColumn
from painjournal.ui.safety.trouble_words import AS_IT_IS, choices_of, heading_of, sentences_of
from painjournal.ui.widgets.fitting import fit, wrapping
from painjournal.ui.widgets.named import heading, named
from painjournal.ui.widgets.overrides import sound_overrides

_WIDTH = 560


@sound_overrides
class TroubleDialog(QDialog):
    """Made for one opening; `chosen` hands over the name of the choice.

    To leave it is to go on with the journal as it is.
    """

    chosen = Signal(str)

    def __init__(self, trouble: Trouble, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pain Journal")
        named(self, "trouble_dialog", heading_of(trouble))
        choices = ChoiceColumn(choices_of(trouble))
        choices.chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(10)
        layout.addWidget(wrapping(heading(heading_of(trouble))))
        for sentence in sentences_of(trouble):
            layout.addWidget(wrapping(QLabel(sentence)))
        layout.addSpacing(6)
        layout.addWidget(choices)
        choices.setFocus()
        fit(self, layout, _WIDTH)

    def reject(self) -> None:
        self._choose(AS_IT_IS)

    def _choose(self, name: str) -> None:
        self.accept()
        self.chosen.emit(name)
