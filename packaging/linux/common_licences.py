"""Licences that every Debian system has in /usr/share/common-licenses need not be repeated."""

import re
from functools import cache, partial
from pathlib import Path

_FOLDER = Path("/usr/share/common-licenses")
_NAMES = ("Apache-2.0", "GPL-2", "GPL-3", "LGPL-2.1", "LGPL-3", "MPL-2.0")
_ENDS_WORDS = 10
_TOLERANCE = 0.05


def shortened(text: str) -> str:
    """The text, with a pointer in place of each such licence that it holds in full."""
    for name in _NAMES:
        text = _pattern(name).sub(partial(_pointer, name), text)
    return text


def _pointer(name: str, found: re.Match[str]) -> str:
    """Only for what is as long as the licence; else it is another text that begins alike."""
    length = len(_words(name))
    if abs(len(found[0].split()) - length) > _TOLERANCE * length:
        return found[0]
    return f"[The text of this licence is in {_FOLDER / name}.]"


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """From its first words to its last ones, however lines are broken and addresses spelt."""
    words = [r"\S+" if "://" in word else re.escape(word) for word in _words(name)]
    first, last = (r"\s+".join(part) for part in (words[:_ENDS_WORDS], words[-_ENDS_WORDS:]))
    return re.compile(rf"[ \t]*{first}.*?{last}", re.DOTALL)


@cache
def _words(name: str) -> list[str]:
    return (_FOLDER / name).read_text("utf-8").split()
