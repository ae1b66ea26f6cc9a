"""Look for words in every file below some folders, however they may be written there.

Run as a program of its own: to open a journal's file in the process that has it open would
drop SQLite's locks.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote


def forms_of(word: str) -> set[bytes]:
    """The bytes that a program writes for a word: encodings and escapes."""
    escaped = {
        json.dumps(word)[1:-1],  # also Python's own literals
        quote(word),  # file URIs
        word.encode("unicode_escape").decode(),  # INI files of Qt, logs
        word.encode("ascii", "xmlcharrefreplace").decode(),
    }
    encodings = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "latin-1")
    return {text.encode(name) for text in {word, *escaped} for name in encodings}


def files_with(words: Sequence[str], folders: Iterable[Path]) -> dict[str, list[str]]:
    """Below these folders, the files whose content or name holds a word, by word."""
    command = [sys.executable, __file__, *map(str, folders)]
    told = subprocess.run(
        command, input=json.dumps(list(words)), capture_output=True, text=True, check=True
    )
    found: dict[str, list[str]] = json.loads(told.stdout)
    return found


def _search(words: Sequence[str], folders: Iterable[Path]) -> dict[str, list[str]]:
    forms = {word: forms_of(word) for word in words}
    found: dict[str, list[str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            content = str(path).encode("utf-8", "surrogateescape")
            if path.is_file():
                content += b"\0" + path.read_bytes()
            for word in words:
                if any(form in content for form in forms[word]):
                    found.setdefault(word, []).append(str(path))
    return found


if __name__ == "__main__":
    print(json.dumps(_search(json.load(sys.stdin), map(Path, sys.argv[1:]))))
