"""Asked when another computer seems to have the journal open."""

from painjournal.ui.safety.choice_column import Choice
from painjournal.ui.safety.start_question import StartQuestion

_TITLE = "Is your journal open on another computer?"
_LEAVE, _OPEN = "do_not_open", "open_here"


def may_open_here(host: str) -> bool:
    """Whether the person says that the journal is not open on `host` any more."""
    question = StartQuestion(
        "elsewhere_question",
        _TITLE,
        [
            f"This journal seems to be open on “{host}”. Two computers that write the same "
            "journal at once can damage it.",
            f"Close it on “{host}” first. If it is not open there (after a crash, or when that "
            "computer was switched off), open it here.",
        ],
        [Choice(_LEAVE, "Do not open"), Choice(_OPEN, "Open it here")],
    )
    return question.ask() == _OPEN
