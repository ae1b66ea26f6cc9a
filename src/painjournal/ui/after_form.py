"""What a window gets when its form has been painted; loaded no earlier."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from painjournal.journal.moment import Clock
from painjournal.ui.journal_session import JournalSession
from painjournal.ui.main_window import MainWindow

if TYPE_CHECKING:
    from painjournal.ui.one_writer.claim import Claim

_PARTS = (
    "painjournal.ui.answers.answers_page",
    "painjournal.ui.charts.charts_page",
    "painjournal.ui.charts.pictures",
    "painjournal.ui.entries.entries_page",
    "painjournal.ui.experiment.experimenting",
    "painjournal.ui.files",
    "painjournal.ui.history.ways",
    "painjournal.ui.marks.marking",
    "painjournal.ui.one_writer.beside_others",
    "painjournal.ui.safety.safekeeping",
    "painjournal.ui.week_card",
    "painjournal.ui.widgets.banner",
    "painjournal.ui.window_menus",
)


def complete(window: MainWindow) -> None:
    """Load and add all that the form does not need, and take keys meanwhile."""

    def add(_: object) -> None:
        _in_turns(window, window.completing(), window.completed.emit)

    window.background.run(lambda _: _load(_PARTS), add)


def _load(modules: tuple[str, ...]) -> None:
    for name in modules:
        import_module(name)


def _in_turns(owner: QObject, steps: Iterator[None], then: Callable[[], object]) -> None:
    """Take one step at a time; what waits for `owner`'s thread comes in between."""

    def go_on() -> None:
        if next(steps, owner) is owner:  # no step is left
            then()
        else:
            QTimer.singleShot(0, owner, go_on)

    go_on()


def attend(end: ExitStack) -> None:
    """From now on a bug is shown, with the way to the log; and, until `end`, signals are heard."""
    from painjournal.storage.files.location import log_file
    from painjournal.ui.bug_dialog import install_bug_dialog
    from painjournal.ui.told_to_close import close_when_told

    install_bug_dialog(log_file())
    close_when_told(end)


def keep(session: JournalSession, claim: "Claim", clock: Clock) -> None:
    """Keep the journal of `claim` beside other programs, and safe."""
    from painjournal.ui.one_writer.beside_others import live_with_others
    from painjournal.ui.safety.safekeeping import Safekeeping

    live_with_others(claim, session)
    Safekeeping(session, claim.journal, clock)
