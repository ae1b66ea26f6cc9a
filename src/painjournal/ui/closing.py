"""Asks before a window closes on what would be lost then."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is not needed for the first key is imported after the first paint
    from painjournal.ui.log.held import Held
    from painjournal.ui.widgets.screen import Screen
    from painjournal.ui.workspace import Workspace

_AGAIN = " Close this window again to leave without it."


class Closing:
    """Says what would be lost; who closes again at once, with nothing changed, leaves it."""

    def __init__(self) -> None:
        self._warned: object = None  # what it was about the last time

    def may_leave(self, workspace: "Workspace") -> bool:
        """Whether all that is typed is kept, or the person knows that it is not."""
        form = workspace.form
        is_known = self._warned == (form.status.sentence, form.typed())
        if workspace.keep() or is_known:
            return True
        form.status.warn(form.status.sentence.removesuffix(_AGAIN) + _AGAIN)
        self._warned = (form.status.sentence, form.typed())
        return False

    def may_drop(self, held: "Held | None", screen: "Screen") -> bool:
        """The same of what is held while `screen` stands in the workspace's place."""
        if held is None or self._warned is held:
            return True
        self._warned = held
        screen.warn(
            "What you typed is not in your journal yet. "
            "Open it to keep that, or close this window again."
        )
        return False
