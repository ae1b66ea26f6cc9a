"""Write the licences of the program and of all that is bundled with it into one text.

    python packaging/licences.py FILE

For packages outside Debian; linux/copyright.py says the same in Debian's form. This Python is
the one that the bundle is made of.
"""

import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "linux"))

from bundled import bundled  # noqa: E402

#: Where parts.toml says that Debian has a licence.
_POINTER = re.compile(r"in\s+/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])")


def licences() -> str:
    """The whole text."""
    sections = list(_sections())
    named = sorted({name for _, text in sections for name in _POINTER.findall(text)})
    sections += [(name, (HERE / "licences" / f"{name}.txt").read_text("utf-8")) for name in named]
    return "\n".join(f"{name}\n{'=' * len(name)}\n\n{_below(text)}\n" for name, text in sections)


def _sections() -> Iterator[tuple[str, str]]:
    """Each part and its licence."""
    yield "Pain Journal", (HERE.parent / "LICENSE").read_text("utf-8")
    table = tomllib.loads((HERE / "linux" / "parts.toml").read_text("utf-8"))
    yield from ((part["name"], part["text"]) for part in table["part"])
    yield "Python", _python()
    for part in bundled():
        licence = part.licence or table["names"][part.name]
        text = "\n\n".join(part.notices()) or "The text is with Qt."
        yield f"{part.name} ({licence})", text


def _python() -> str:
    """Python's own licence, which each system keeps elsewhere."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    found = next(place for place in places if (place / "LICENSE.txt").exists())
    return (found / "LICENSE.txt").read_text("utf-8")


def _below(text: str) -> str:
    return _POINTER.sub(r"below, under \1", text).strip("\n")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(licences(), "utf-8")
