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


def fill_menu(menu: QMenu, items: Sequence[Item | None]) -> QMenu:
    """Fill a menu; none is a separating line."""
    for item in items:
        if item is None:
            menu.addSeparator()
            continue
        action = QAction(item.text, menu)
        action.setObjectName(item.name)
        action.triggered.connect(lambda _=False, act=item.act: act())
        if item.keys is not None:
            action.setShortcut(QKeySequence(item.keys))
        menu.addAction(action)
    return menu


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
