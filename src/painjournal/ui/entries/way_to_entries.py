"""The way from wherever entries are asked for to the page that lists them, and back."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTabWidget, QWidget

from painjournal.journal.listing import Listing
from painjournal.ui.entries.entries_page import EntriesPage


class WayToEntries(QObject):
    """Turns `pages` to `entries` by `show_page`; back leads to the page that was left last."""

    def __init__(
        self, pages: QTabWidget, entries: EntriesPage, show_page: Callable[[QWidget], None]
    ) -> None:
        super().__init__(entries)
        self._pages = pages
        self._entries = entries
        self._show_page = show_page
        self._came_from = pages.currentWidget()
        entries.bar.back_asked.connect(self._go_back)

    def show(self, listing: Listing) -> None:
        """Show these entries."""
        before = self._pages.currentWidget()
        self._came_from = self._came_from if before is self._entries else before
        self._show_page(self._entries)
        self._entries.show_listing(listing)

    def show_day(self, day: date) -> None:
        """Show the entries of this day."""
        self.show(Listing(first=day, last=day))

    def _go_back(self) -> None:
        self._show_page(self._came_from)
