"""The menu bar: everything the window can do, also by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Item:
    """One menu entry: its text, what it does, its keys, and the name tests find it by."""

    name: str
    text: str
    act: Callable[[], object]
    keys: str | Keys | None = None


Items = Sequence[Item | None]


def fill_menu(menu: QMenu, items: Items, before: QAction | None = None) -> QMenu:
    """Put entries at a menu's end, or above one of its entries; none is a separating line."""
    for item in items:
        action = QAction(menu)
        if item is None:
            action.setSeparator(True)
        else:
            _set_up(action, item)
        if before is None:
            menu.addAction(action)
        else:
            menu.insertAction(before, action)
    return menu


def _set_up(action: QAction, item: Item) -> None:
    action.setText(item.text)
    action.setObjectName(item.name)
    action.triggered.connect(lambda _=False: item.act())
    if item.keys is not None:
        action.setShortcut(QKeySequence(item.keys))


def add_choices(
    menu: QMenu, choices: dict[str, str], chosen: str, choose: Callable[[str], None]
) -> None:
    """Add entries of which exactly one is ticked."""
    group = QActionGroup(menu)
    for value, text in choices.items():
        action = QAction(text, menu, checkable=True)
        action.setObjectName(f"look_{value}")
        action.setChecked(value == chosen)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)


def empty_menu(menu: QMenu) -> None:
    """Leave nothing in a menu, not even one of its entries that is acting just now."""
    menu.close()
    for action in menu.actions():
        menu.removeAction(action)
        action.deleteLater()
    for group in menu.findChildren(QActionGroup):
        group.deleteLater()
