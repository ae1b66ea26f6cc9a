"""Where second copies of the backups go, and the way to choose it."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from painjournal.ui.widgets.named import kind, push_button

_NONE = (
    "None is chosen. Backups that also go to a stick, another disk or a folder that is copied "
    "to another computer survive the loss of this one."
)


class SecondPlaceLine(QWidget):
    """`chosen` hands over a folder, `left` says that none is to be used any more."""

    chosen = Signal(Path)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = kind(QLabel(), "quiet")
        self._said.setObjectName("second_place")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._choose = kind(
            push_button("choose_second_place", self.tr("Choose a folder…")), "plain"
        )
        self._leave = kind(push_button("leave_second_place", self.tr("Stop using it")), "plain")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(kind(QLabel(self.tr("Second place")), "label"))
        layout.addLayout(row)
        self._choose.clicked.connect(self._ask)
        self._leave.clicked.connect(self.left)

    def show_place(self, place: Path | None, *, is_there: bool) -> None:
        """Say which folder it is."""
        if place is None:
            said = _NONE
        elif is_there:
            said = f"Each backup is copied to “{place}” as well."
        else:
            said = f"“{place}” is not there now. It gets its copies when it is back."
        self._said.setText(said)
        self._said.setAccessibleName(said)
        self._leave.setVisible(place is not None)

    def set_free(self, *, is_free: bool) -> None:
        """Whether anything can be chosen now."""
        self._choose.setEnabled(is_free)
        self._leave.setEnabled(is_free)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a folder for second copies of the backups"))
        dialog.setObjectName("folder_dialog")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
