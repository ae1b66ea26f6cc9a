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
