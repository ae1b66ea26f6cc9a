"""What stands in the window's menus."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from painjournal.ui.help import about, keys_help
from painjournal.ui.menus import Item, Items, Keys, add_choices, empty_menu, fill_menu
from painjournal.ui.open_journal import OpenJournal
from painjournal.ui.workspace import Workspace

_LOOKS = {"system": "Look: as the computer", "light": "Look: light", "dark": "Look: dark"}
Menus = Mapping[str, QMenu]


@dataclass(frozen=True, slots=True)
class Around:
    """What the menus reach beyond the journal that is shown."""

    quit: Callable[[], object]
    show_sample: Callable[[], object]
    choose_look: Callable[[str], None]
    look: str


class WindowMenus(QObject):
    """The menu bar over one workspace; Undo and Redo say what they would do."""

    def __init__(self, menus: Menus, workspace: Workspace, around: Around) -> None:
        super().__init__(workspace)
        self._menus = menus
        self._parts = workspace
        self._around = around
        self._journal: OpenJournal | None = None
        empty_menus(menus)
        self._add_file_menu()
        self._add_edit_menu()
        self._add_view_menu()
        self._add_entry_menu()
        self._add_help_menu()
        self._show_history()

    def open(self, journal: OpenJournal, file_items: Items) -> None:
        """Work on `journal` from now on; `file_items` are what can be done with its file."""
        self._journal = journal
        journal.steps.indexChanged.connect(self._show_history)
        self._show_history()
        if file_items:
            *_, line, _quit = self._menus["&File"].actions()
            fill_menu(self._menus["&File"], [None, *file_items], before=line)

    def _add_file_menu(self) -> None:
        items = [
            Item("import", "&Import entries…", self._import, "Ctrl+I"),
            Item("export", "&Export all entries…", self._export, "Ctrl+S"),
            Item("save_picture", "&Save chart as picture…", self._parts.pictures.ask_save),
            None,
            Item("quit", "&Quit", self._around.quit, Keys.Quit),
        ]
        fill_menu(self._menus["&File"], items)

    def _add_edit_menu(self) -> None:
        form = self._parts.form
        items = [
            Item("undo", "&Undo", form.undo, Keys.Undo),
            Item("redo", "&Redo", form.redo, Keys.Redo),
            None,
            Item("copy_picture", "&Copy chart", self._parts.pictures.copy, "Ctrl+Shift+C"),
            Item("find_entry", "&Find entries", self._find, Keys.Find),
        ]
        menu = fill_menu(self._menus["&Edit"], items)
        self._actions = {action.objectName(): action for action in menu.actions()}

    def _add_view_menu(self) -> None:
        parts, charts, answers = self._parts, self._parts.charts, self._parts.answers
        items = [
            Item("view_charts", "&Charts", lambda: parts.show_page(charts), "Ctrl+1"),
            Item("view_entries", "&Entries", lambda: parts.show_page(parts.entries), "Ctrl+2"),
            Item("view_answers", "&Does it help?", lambda: parts.show_page(answers), "Ctrl+3"),
            None,
            Item("earlier_days", "Ea&rlier days", lambda: charts.move_days(-1), "Alt+Left"),
            Item("later_days", "&Later days", lambda: charts.move_days(1), "Alt+Right"),
            Item("fewer_days", "&Fewer days", lambda: charts.scale_days(0.5), Keys.ZoomIn),
            Item("more_days", "&More days", lambda: charts.scale_days(2), Keys.ZoomOut),
            Item("as_table", "Chart as &table", charts.links.as_table.toggle, "Ctrl+T"),
            Item("marks", "&Marks on the charts…", parts.marking.show_marks, "Ctrl+M"),
            None,
        ]
        menu, around = fill_menu(self._menus["&View"], items), self._around
        add_choices(menu, _LOOKS, around.look, around.choose_look)

    def _add_entry_menu(self) -> None:
        form, when, page = self._parts.form, self._parts.form.when, self._parts.entries
        past = self._parts.past
        items = [
            Item("new_entry", "&New entry", form.discard, Keys.New),
            Item("go_previous_day", "&Previous day", when.previous.click, "Ctrl+Left"),
            Item("go_next_day", "Ne&xt day", when.next.click, "Ctrl+Right"),
            Item("go_now", "N&ow", when.now.click, "Ctrl+Home"),
            None,
            Item("change_entry", "&Change the chosen entry", page.ask_edit, "Ctrl+E"),
            Item("delete_entries", "&Delete the chosen entries", page.ask_delete),
            Item("pin_note", "P&in its note to the charts…", self._parts.marking.pin_note),
            Item("entry_history", "&History of the chosen entry…", past.show_chosen),
            Item("deleted_entries", "Dele&ted entries…", past.show_deleted),
        ]
        fill_menu(self._menus["E&ntry"], items)

    def _add_help_menu(self) -> None:
        items = [
            Item("keys", "&Keys", lambda: keys_help(self._parts), Keys.HelpContents),
            Item("sample", "&Look around in a sample journal", self._around.show_sample),
            None,
            Item("about", "&About Pain Journal", lambda: about(self._parts)),
        ]
        fill_menu(self._menus["&Help"], items)

    def _show_history(self) -> None:
        steps = None if self._journal is None else self._journal.steps
        for name, text, can in (
            ("undo", "&Undo", steps is not None and steps.canUndo()),
            ("redo", "&Redo", steps is not None and steps.canRedo()),
        ):
            action = self._actions[name]
            what = "" if steps is None else getattr(steps, f"{name}Text")()
            action.setText(f"{text} {what}" if what else text)
            action.setEnabled(can)

    def _find(self) -> None:
        self._parts.show_page(self._parts.entries)
        self._parts.entries.bar.focus()

    def _import(self) -> None:
        if self._journal is not None:
            self._parts.files.ask_import(self._journal)

    def _export(self) -> None:
        if self._journal is not None:
            self._parts.files.ask_export(self._journal)


def empty_menus(menus: Menus) -> None:
    """Leave nothing in any menu, and show them all."""
    for menu in menus.values():
        empty_menu(menu)
        menu.menuAction().setVisible(True)


def fill_locked_menus(menus: Menus, screen: QWidget, around: Around) -> None:
    """What can be chosen while no journal is shown."""
    empty_menus(menus)
    fill_menu(menus["&File"], [Item("quit", "&Quit", around.quit, Keys.Quit)])
    about_item = Item("about", "&About Pain Journal", lambda: about(screen))
    fill_menu(menus["&Help"], [about_item])
    for menu in menus.values():
        menu.menuAction().setVisible(not menu.isEmpty())
