"""What is typed and not saved: kept, let wait, held over a lock, and brought back."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from painjournal.journal.draft import Draft
from painjournal.journal.moment import Clock
from painjournal.journal.words import moment_name
from painjournal.ui.log.draft_keeper import DraftKeeper
from painjournal.ui.log.held import Held
from painjournal.ui.log.typed import Typed
from painjournal.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:  # it comes after the form
    from painjournal.ui.open_journal import OpenJournal

#: How the sentence begins that says why something was not saved.
NOT_SAVED = "Not saved. "
SAVED_ELSEWHERE = f"{NOT_SAVED}What you began is in your journal already. Save again to have both."
_NOT_KEPT = "What you typed is not kept yet. "


class Unsaved(QObject):
    """Sees to it that what the form holds is not lost before it is saved.

    `read` gives what the form holds, `load` fills it, or empties it for a new entry. While
    an entry is changed in the form, what was typed there before waits here.
    """

    def __init__(
        self,
        clock: Clock,
        read: Callable[[], Typed],
        load: Callable[[Typed | None], None],
        status: StatusLine,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._load = load
        self._status = status
        self._journal: OpenJournal | None = None
        self._waiting: Typed | None = None
        self._keeper = DraftKeeper(clock, read, self)
        self._keeper.failed.connect(self._on_failed)
        self._keeper.mended.connect(self._on_mended)

    def open(self, journal: "OpenJournal") -> None:
        """Keep it in `journal` from now on, and bring back what was kept there before."""
        self._journal = journal
        self._keeper.open(journal)
        journal.forgotten.connect(self._on_forgotten)
        self._line_up(journal)

    def touch(self) -> None:
        """Something was typed: keep it in a moment."""
        self._keeper.touch()

    def keep(self) -> bool:
        """Keep what is typed now, not in a moment. Returns: it is safe."""
        return self._keeper.keep()

    def leave(self, *, save: bool) -> Held | None:
        """Let go of the journal; returns what there is, with whether it was to be saved."""
        typed = self._read()
        drafts = () if typed.is_empty else (typed.draft,)
        if self._waiting is not None:
            drafts = (*drafts, self._waiting.draft)
        self._keeper.leave()
        self._journal = None
        return Held(drafts, save=save) if drafts else None

    def take_over(self, held: Held) -> None:
        """Go on with what was held until now."""
        first, *others = map(Typed, held.drafts)
        self._load(first)
        self._waiting = others[0] if others else None

    def make_way(self) -> None:
        """Let what the form holds wait for the end of what comes in its place now."""
        typed = self._read()
        if not typed.is_empty:
            self.keep()
            self._waiting = typed

    def go_on(self) -> None:
        """Empty the form, which was saved or given up; what waited comes back into it."""
        self._load(None)
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.bring_back(waiting)

    def give_up(self) -> None:
        """Keep no longer what the form holds, and go on."""
        self._keeper.forget(self._read().draft)
        self.go_on()

    def bring_back(self, typed: Typed) -> None:
        """Put into the form what was there before."""
        self._load(typed)
        self.touch()
        self._status.say("")

    def _line_up(self, journal: "OpenJournal") -> None:
        """Load what was begun before, or let it wait behind what is typed already."""
        typed = self._read().draft
        drafts = [] if self._waiting is None else [self._waiting.draft]
        known = {typed.uuid, *(one.uuid for one in drafts)}
        drafts += [one for one in self._keeper.kept() if one.uuid not in known]
        begun = [_typed(draft, journal) for draft in drafts]
        present = None if typed.is_empty else _typed(typed, journal)
        if present is None and begun:
            first = begun.pop(0)
            self._load(first)
            when = moment_name(first.draft.moment)
            self._status.say(self.tr("Not saved yet: what you began on ") + f"{when}.")
        elif present is not None and present.original is not None:
            self._load(present)  # a change was under way when the journal was left
        self._waiting = begun[0] if begun else None

    def _on_failed(self, reason: str) -> None:
        if not self._status.sentence.startswith(NOT_SAVED):
            self._status.warn(_NOT_KEPT + reason)

    def _on_mended(self) -> None:
        if self._status.sentence.startswith(_NOT_KEPT):
            self._status.say("")

    def _on_forgotten(self, uuids: Collection[UUID]) -> None:
        """What is about to be removed for good goes from here, too."""
        if self._waiting is not None and self._is_gone(self._waiting.draft, uuids):
            self._waiting = None
        if self._is_gone(self._read().draft, uuids):
            self.give_up()
        self._status.say("")  # what it offers to undo or bring back may be among them

    def _is_gone(self, draft: Draft, uuids: Collection[UUID]) -> bool:
        return (
            draft.uuid in uuids
            and self._journal is not None
            and self._journal.store.entry(draft.uuid) is None
        )


def _typed(draft: Draft, journal: "OpenJournal") -> Typed:
    return Typed(draft, journal.store.entry(draft.uuid))
