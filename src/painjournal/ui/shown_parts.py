"""The parts of the journal that a window shows, by name."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QTabWidget

from painjournal.ui.log.log_form import LogForm
from painjournal.ui.workspace import Workspace

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.ui.answers.answers_page import AnswersPage
    from painjournal.ui.charts.charts_page import ChartsPage
    from painjournal.ui.charts.pictures import Pictures
    from painjournal.ui.entries.entries_page import EntriesPage
    from painjournal.ui.files import Files
    from painjournal.ui.open_journal import OpenJournal
    from painjournal.ui.week_card import WeekCard


class ShownParts:
    """Hands on to the present workspace; while there is none, only `journal` may be asked."""

    workspace: Workspace | None

    @property
    def shown(self) -> Workspace:
        """The present workspace."""
        if self.workspace is None:
            raise RuntimeError("The window shows no journal now.")
        return self.workspace

    @property
    def journal(self) -> "OpenJournal | None":
        """The journal that is open in the window."""
        return None if self.workspace is None else self.workspace.journal

    @property
    def form(self) -> LogForm:
        """The log."""
        return self.shown.form

    @property
    def week(self) -> "WeekCard":
        """The card below the log."""
        return self.shown.week

    @property
    def pages(self) -> QTabWidget:
        """What stands on the right."""
        return self.shown.pages

    @property
    def charts(self) -> "ChartsPage":
        """The page Charts."""
        return self.shown.charts

    @property
    def entries(self) -> "EntriesPage":
        """The page Entries."""
        return self.shown.entries

    @property
    def answers(self) -> "AnswersPage":
        """The page Does it help?."""
        return self.shown.answers

    @property
    def files(self) -> "Files":
        """Import and export."""
        return self.shown.files

    @property
    def pictures(self) -> "Pictures":
        """Pictures of the chart."""
        return self.shown.pictures
