"""The Tab key goes through widgets as they are seen, in whatever order they were made."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget


def tab_as_seen(page: QWidget) -> None:
    """Have Tab go from above to below, and from left to right, through what is in `page`."""

    def place(widget: QWidget) -> tuple[int, int]:
        corner = widget.mapTo(page, QPoint())
        return corner.y(), corner.x()

    stops = [
        one
        for one in page.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.isVisibleTo(page)
    ]
    for before, after in pairwise(sorted(stops, key=place)):
        QWidget.setTabOrder(before, after)
