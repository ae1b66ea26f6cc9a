"""Asked when it is a backup that is to be opened: backups stay as they are."""

from enum import Enum
from pathlib import Path

from painjournal.storage.backups.shelf import journal_beside
from painjournal.storage.files.location import default_journal
from painjournal.ui.safety.choice_column import Choice
from painjournal.ui.safety.start_question import StartQuestion


class Instead(Enum):
    """What is opened instead of a backup itself."""

    JOURNAL = "journal"
    COPY = "copy"
    NOTHING = "nothing"


def own_journal(backup: Path) -> Path | None:
    """The journal that a backup stands beside, or else the person's usual one, if there is one."""
    beside = journal_beside(backup.resolve().parent)
    usual = default_journal()
    return beside or (usual if usual.exists() else None)


def ask_about_backup(backup: Path, journal: Path | None) -> Instead:
    """Ask what to open; `journal` is the person's own, if there is one.

    An unanswered question opens nothing.
    """
    question = StartQuestion(
        "backup_question",
        "This is a backup",
        [f"“{backup.name}” stays as it is, so nothing can be logged in it."],
        _choices(journal),
    )
    answer = question.ask()
    return Instead.NOTHING if answer is None else Instead(answer)


def _choices(journal: Path | None) -> list[Choice]:
    choices = [
        Choice(Instead.COPY.value, "Look at a copy of it", "Nothing that you do there is kept."),
        Choice(Instead.NOTHING.value, "Do not open"),
    ]
    if journal is not None:
        own = Choice(
            Instead.JOURNAL.value,
            "Open your journal",
            "To go back to the backup, choose it there under File > Backups…",
        )
        choices.insert(0, own)
    return choices
