"""Said once a journal is in its place again: what it holds, what is lost, what is kept."""

from PySide6.QtCore import QStringListModel, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from painjournal.storage.rescue.rescuing import Rescue
from painjournal.storage.rescue.words import could_be_read, file_words, holds_now, when_words
from painjournal.ui.widgets.fitting import fit, wrapping
from painjournal.ui.widgets.named import heading, kind, named, push_button

_WIDTH = 560
_MOST_SHOWN = 8
#: Of a list, as the style sheet has it, with its edge.
_PADDING = 5


class RescueReport(QDialog):
    """Made for one opening."""

    def __init__(self, rescue: Rescue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pain Journal")
        title = "Your journal begins anew" if rescue.is_empty else "Your journal is back"
        named(self, "rescue_report", title)
        self._rescue = rescue
        self._close = kind(push_button("close_report", self.tr("Close")), "plain")
        self._close.setDefault(True)
        self._close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        for sentence in filter(None, (holds_now(rescue), could_be_read(rescue))):
            layout.addWidget(wrapping(QLabel(sentence)))
        if rescue.lost:
            self._add_lost(layout)
        for sentence in _kept_where(rescue):
            layout.addWidget(wrapping(kind(QLabel(sentence), "quiet")))
        layout.addSpacing(6)
        layout.addLayout(self._buttons())
        self._close.setFocus()
        fit(self, layout, _WIDTH)

    def _add_lost(self, layout: QVBoxLayout) -> None:
        """So that what the person remembers can be logged again."""
        title = self.tr("Missing now; what you remember can be logged again:")
        lost = named(QListView(), "lost_entries", title)
        lost.setModel(QStringListModel([when_words(when) for when in self._rescue.lost], lost))
        kind(lost, "list")
        lost.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        shown = min(len(self._rescue.lost), _MOST_SHOWN)
        lost.setFixedHeight(shown * lost.sizeHintForRow(0) + 2 * _PADDING)
        layout.addWidget(kind(QLabel(title), "label"))
        layout.addWidget(lost)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        if self._rescue.mended.former is not None:
            show = kind(push_button("show_folder", self.tr("Show the folder")), "plain")
            show.setAutoDefault(False)
            show.clicked.connect(self._show_folder)
            row.addWidget(show)
        row.addWidget(self._close)
        return row

    def _show_folder(self) -> None:
        former = self._rescue.mended.former
        if former is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(former.parent)))


def _kept_where(rescue: Rescue) -> list[str]:
    """Where all is kept that is not in the journal."""
    said = []
    if rescue.mended.former is not None:
        file, name = file_words(rescue.way).capitalize(), rescue.mended.former.name
        said.append(f"{file} is kept as it was, in the folder “{name}”.")
    if rescue.readable is not None:
        said.append(f"What could be read of it is also in “{rescue.readable.name}”.")
    if rescue.doubtful is not None:
        said.append(f"What was damaged or missing is listed in “{rescue.doubtful.name}”.")
    return said
