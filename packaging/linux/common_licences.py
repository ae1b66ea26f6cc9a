"""Licences that every Debian system has in /usr/share/common-licenses need not be repeated."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path("/usr/share/common-licenses")
_NAMES = ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-2.1", "LGPL-3", "MPL-2.0")
_END = "END OF TERMS AND CONDITIONS"
_ENDS_WORDS = 10
_TOLERANCE = 0.05


@dataclass(frozen=True)
class _Licence:
    """One that Debian has; `pattern` finds it by its first and its last words."""

    name: str
    length_words: int
    pattern: re.Pattern[str]

    def pointed_to(self, found: re.Match[str]) -> str:
        """Only if it is as long as the licence; else it is another text that begins alike."""
        if abs(len(found[0].split()) - self.length_words) > _TOLERANCE * self.length_words:
            return found[0]
        return f"[The text of this licence is in {_FOLDER / self.name}.]"


def shortened(text: str) -> str:
    """The text, with a pointer in place of each such licence that it holds in full."""
    for licence in _licences():
        text = licence.pattern.sub(licence.pointed_to, text)
    return text


@cache
def _licences() -> list[_Licence]:
    """Each in full, and without what comes after its end: how to apply it."""
    found = []
    for name in _NAMES:
        text = (_FOLDER / name).read_text("utf-8")
        terms, end, _ = text.partition(_END)
        found += [_licence(name, form) for form in ([text, terms + end] if end else [text])]
    return found


def _licence(name: str, text: str) -> _Licence:
    words = text.split()
    first, last = _spelt(words[:_ENDS_WORDS]), _spelt(words[-_ENDS_WORDS:])
    return _Licence(name, len(words), re.compile(rf"[ \t]*{first}.*?{last}", re.DOTALL))


def _spelt(words: list[str]) -> str:
    """A pattern for these words, however lines are broken and addresses spelt."""
    return r"\s+".join(r"\S+" if "://" in word else re.escape(word) for word in words)
