"""Errors that a person can mend: the value is wrong, not the program."""


class EntryError(ValueError):
    """A value that no entry may hold.

    `field` is the entry's field name, `sentence` says in plain English what to do.
    """

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field
        self.sentence = sentence


class JournalError(Exception):
    """The journal's surroundings failed: its file, the disk, another program.

    `sentence` says what happened and what to do next, without diary content.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class JournalRefused(JournalError):
    """The file the person named cannot be opened as a journal; it was not touched."""


class NotAJournal(JournalRefused):
    """What the file holds is no journal's content."""


class PassphraseNeeded(JournalRefused):
    """The journal is encrypted, and no passphrase was given."""


class PassphraseNotRemembered(PassphraseNeeded):
    """The computer was to remember the passphrase, and does not."""


class PassphraseWrong(PassphraseNeeded):
    """The passphrase given does not open the file; a damaged header looks the same."""


class DiskFailed(JournalError):
    """The disk did not do what it was asked to; what was written last may be there or not."""


class DiskFull(DiskFailed):
    """There is no room left to write."""


class JournalReadOnly(DiskFailed):
    """The journal's file cannot be written; reading it goes on."""


class JournalBusy(JournalError):
    """Another program is writing to the journal at this moment."""


class AlreadyThere(JournalError):
    """What was to be added is in the journal already, as another window saved it."""


class JournalMoved(JournalError):
    """The open journal's file is not in its place; what is open still holds all of it."""


class JournalDamaged(JournalError):
    """What the file holds is not what was written."""


class TracesLeft(JournalError):
    """What was to be removed for good is out of the journal, but its file may hold remains."""


class JournalMissing(JournalError):
    """A journal was at this place, and is not there any more."""


class JournalReplaced(JournalError):
    """At the journal's place is an older state of it, or another journal."""
