"""What is wrong with a journal, found out in the background: how much is left, what can be done."""

from dataclasses import dataclass
from pathlib import Path

from painjournal.journal.errors import JournalError, JournalReplaced, PassphraseWrong
from painjournal.storage.check import CheckReport
from painjournal.storage.identify import looks_encrypted
from painjournal.storage.known import Known, read_known
from painjournal.storage.passphrase import Passphrase
from painjournal.storage.progress import Progress, unseen
from painjournal.storage.rescue.newest import Newest, newest_good
from painjournal.storage.rescue.salvage import Salvaged, survey, survey_open


@dataclass(frozen=True, slots=True)
class Trouble:
    """`error` keeps the journal from being opened; none when it is open, and damaged.

    `size_bytes` is that of the file, none when there is none. `left` is what can be read of
    it, none as long as that needs a passphrase. `newest` is the backup to go back to, if
    there is one. `entries_known` is how many entries there were when the journal was last
    closed. `is_in_values` says that an open one can go on: only single rows changed by
    themselves. `is_folder_gone` says that not even the journal's folder is there.
    """

    journal: Path
    error: JournalError | None
    size_bytes: int | None
    left: Salvaged | None
    newest: Newest | None
    entries_known: int
    is_in_values: bool = False
    is_folder_gone: bool = False

    @property
    def is_damaged(self) -> bool:
        """Whether what is in the journal's place is damaged, and not merely another file."""
        return not isinstance(self.error, JournalReplaced)

    @property
    def needs_passphrase(self) -> bool:
        """Whether nothing can be done before the passphrase is typed."""
        is_locked = self.size_bytes is not None and self.left is None
        return is_locked or (self.newest is not None and self.newest.is_locked)


def look_into(
    journal: Path,
    error: JournalError,
    passphrase: Passphrase | None,
    progress: Progress = unseen,
) -> Trouble:
    """What can be done about a journal that cannot be opened; nobody may have it open."""
    newest = newest_good(journal, passphrase, progress)
    size_bytes, left = None, None
    if journal.is_file():
        size_bytes = journal.stat().st_size
        if not _is_locked(journal, error, passphrase, newest):
            left = survey(journal, passphrase, progress)
    return Trouble(
        journal,
        error,
        size_bytes,
        left,
        newest,
        _entries_known(journal),
        is_folder_gone=not journal.parent.is_dir(),
    )


def look_into_open(
    journal: Path, report: CheckReport, passphrase: Passphrase | None, progress: Progress
) -> Trouble:
    """What can be done about a journal that is open, and was found damaged."""
    return Trouble(
        journal,
        None,
        journal.stat().st_size,
        survey_open(journal, passphrase, progress),
        newest_good(journal, passphrase, progress),
        _entries_known(journal),
        is_in_values=not report.faults,
    )


def _is_locked(
    journal: Path, error: JournalError, passphrase: Passphrase | None, newest: Newest | None
) -> bool:
    """Whether there is no passphrase yet that could open what is encrypted."""
    if newest is not None and newest.is_locked:
        return True
    if isinstance(error, PassphraseWrong):
        return newest is None
    try:
        return passphrase is None and looks_encrypted(journal)
    except OSError:
        return False


def _entries_known(journal: Path) -> int:
    return (read_known(journal) or Known()).entries
