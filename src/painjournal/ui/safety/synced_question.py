"""Asked before the first write to a journal in a folder that a service copies elsewhere."""

from enum import Enum
from pathlib import Path

from painjournal.ui.safety.choice_column import Choice
from painjournal.ui.safety.start_question import StartQuestion


class Synced(Enum):
    """What is to become of a journal in a synced folder."""

    KEEP_LOCAL = "keep_local"
    STAY = "stay"
    DO_NOT_OPEN = "do_not_open"


def ask_about_synced(service: str, journal: Path, local: Path | None) -> Synced:
    """Ask what to do about `service`; `local` is a place that it does not reach, if there is one.

    An unanswered question opens nothing.
    """
    question = StartQuestion(
        "synced_question",
        f"Your journal is in a folder that {service} copies",
        [
            f"{service} copies the files in {journal.parent} to other computers, even while one "
            "is being written. It may copy half a journal, or put an older one in its place.",
        ],
        _choices(service, journal, local),
    )
    answer = question.ask()
    return Synced.DO_NOT_OPEN if answer is None else Synced(answer)


def _choices(service: str, journal: Path, local: Path | None) -> list[Choice]:
    stay = Choice(
        Synced.STAY.value,
        "Use it here all the same",
        "Then never have it open on two computers at once.",
    )
    leave = Choice(Synced.DO_NOT_OPEN.value, "Do not open")
    if local is None:
        return [leave, stay]
    goes = "It moves to" if journal.exists() else "It begins in"
    keep = Choice(
        Synced.KEEP_LOCAL.value,
        "Keep it on this computer",
        f"{goes} {local.parent}. Its backups go to the folder that {service} copies, so other "
        "computers get the backups, not the journal itself.",
    )
    return [keep, stay, leave]
