"""Where a file is to go: asked once, and again only before another file is replaced."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(
    parent: QWidget,
    title: str,
    suggested: str,
    kinds: Mapping[str, str],
    save: Callable[[Path], None],
) -> None:
    """Ask for a file of one of `kinds` (name of the kind: its ending), then `save` it there.

    The dialog itself adds an ending that was left out, so that it sees which file is there
    already, and asks before it is replaced.
    """
    dialog = QFileDialog(parent, title, suggested, ";;".join(kinds))
    dialog.setObjectName("save_dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.selectFile(suggested)
    dialog.setDefaultSuffix(next(iter(kinds.values())))
    dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds[kind]))
    dialog.fileSelected.connect(lambda name: save(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
