"""Everything that a program with windows could show."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication


def all_said() -> list[str]:
    """Every text that any widget, action or model of the program holds."""
    said: list[str] = []
    for widget in QApplication.allWidgets():
        for name in ("text", "toPlainText", "currentText", "windowTitle", "title"):
            read = getattr(widget, name, None)
            if callable(read):
                said.append(str(read()))
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        said += [widget.whatsThis(), widget.statusTip()]
        for action in (*widget.actions(), *widget.findChildren(QAction)):
            said += [action.text(), action.toolTip(), action.iconText()]
        for model in widget.findChildren(QAbstractItemModel):
            said += _cells(model)
    return said


def _cells(model: QAbstractItemModel) -> list[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    return [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in roles
    ]
