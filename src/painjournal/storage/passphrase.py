"""The words that open an encrypted journal; never shown, logged or kept on disk."""

from unicodedata import normalize

from painjournal.journal.errors import EntryError


class Passphrase:
    """A passphrase as typed. SQLCipher itself derives the key, so any SQLCipher tool opens it.

    A letter that another keyboard puts together from two signs is the same letter (NFC).

    Raises: EntryError: it is empty, or holds a character that no keyboard types.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        if not text:
            raise EntryError("passphrase", "Type a passphrase.")
        if "\0" in text or not _is_unicode(text):
            raise EntryError("passphrase", "This passphrase holds a character that cannot be used.")
        self._text = normalize("NFC", text)

    def __repr__(self) -> str:
        return "Passphrase(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Passphrase) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def quoted(self) -> str:
        """As a literal for SQL, which has no other way to hand over a key."""
        return "'" + self._text.replace("'", "''") + "'"

    def reveal(self) -> str:
        """The text itself, for a keyring that the person chose to use."""
        return self._text


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, from bytes that are no UTF-8
        return False
    return True
