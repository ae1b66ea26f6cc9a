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

from painjournal.ui.safety.choice_column import wrapping
from painjournal.ui.safety.rescue_words import (
    Rescue,
    could_be_read,
    holds_now,
    kept_where,
    when_words,
)
from painjournal.ui.widgets.named import heading, kind, named, push_button

_WIDTH = 560
_LIST_HEIGHT = 150


class RescueReport(QDialog):
    """Made for one opening."""

    def __init__(self, rescue: Rescue, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Pain Journal")
        title = self.tr("Your journal is back")
        named(self, "rescue_report", title)
        self._rescue = rescue
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(title))
        for sentence in (holds_now(rescue), could_be_read(rescue)):
            layout.addWidget(wrapping(QLabel(sentence)))
        if rescue.lost:
            self._add_lost(layout)
        for sentence in kept_where(rescue):
            layout.addWidget(wrapping(kind(QLabel(sentence), "quiet")))
        layout.addSpacing(6)
        layout.addLayout(self._buttons())
        self.setFixedWidth(_WIDTH)
        self.setFixedHeight(layout.heightForWidth(_WIDTH))

    def _add_lost(self, layout: QVBoxLayout) -> None:
        """So that what the person remembers can be logged again."""
        title = self.tr("Not in your journal any more, by when it was:")
        lost = named(QListView(), "lost_entries", title)
        lost.setModel(QStringListModel([when_words(when) for when in self._rescue.lost], lost))
        lost.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        lost.setFixedHeight(_LIST_HEIGHT)
        layout.addWidget(kind(QLabel(title), "label"))
        layout.addWidget(lost)

    def _buttons(self) -> QHBoxLayout:
        close = kind(push_button("close_report", self.tr("Close")), "plain")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        if self._rescue.mended.former is not None:
            show = kind(push_button("show_folder", self.tr("Show the folder")), "plain")
            show.setAutoDefault(False)
            show.clicked.connect(self._show_folder)
            row.addWidget(show)
        row.addWidget(close)
        close.setFocus()
        return row

    def _show_folder(self) -> None:
        former = self._rescue.mended.former
        if former is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(former.parent)))
