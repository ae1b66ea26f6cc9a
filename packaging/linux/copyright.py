"""Print the copyright file of a package (DEP-5): the program's licence and those of its parts.

    python packaging/linux/copyright.py BUNDLE

BUNDLE is the folder that PyInstaller made; this Python is the one it ran with. It is refused if
it holds a file of which nobody knows where it is from.
"""

import re
import sys
import sysconfig
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from bundled import Bundled, bundled, debian_package
from common_licences import shortened

HERE = Path(__file__).parent
#: Where the parts of the bundle are in the package.
PARTS = PurePosixPath("opt/painjournal/_internal")
_HOLDER = re.compile(r"^[^\w\n]*(?:Copyright:?[ \t]+)+(.*(?:\d{4}|\(c\)|©).*)$", re.I | re.M)
#: The program's own files, Python's, PyInstaller's, and what shiboken6 carries inside.
_MADE = re.compile(
    r"painjournal/|base_library\.zip$|libpython|(.*/)?lib-dynload/"
    r"|_pyi_rth_utils/|shiboken6/files\.dir/"
)
_BLANK = re.compile(r"<year>|<copyright|\[name of")  # to be filled in by whoever takes the licence
_STDLIB = Path(sysconfig.get_path("stdlib"))
_SPDX = {" AND ": " and ", " OR ": " or ", "-or-later": "+", "GPL-3.0-only": "GPL-3"}


def document(bundle: Path) -> str:
    """The whole file.

    Raises: ValueError: a part is without a licence, or of unknown origin.
    """
    table = tomllib.loads((HERE / "parts.toml").read_text("utf-8"))
    parts = bundled()
    debian = list(_debian(bundle, parts))
    paragraphs = [_HEADER, _program()]
    paragraphs += [_distribution(part, table["names"]) for part in parts]
    paragraphs += [_by_hand(part) for part in table["part"]]
    paragraphs += [_python(bundle), *debian]
    return "\n".join(paragraphs)


_HEADER = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Pain Journal
Comment: The package brings Python and all libraries that the program needs. Each
 part is named below with its licence. Modules written in Python are compiled.
"""


def _program() -> str:
    text = (HERE.parents[1] / "LICENSE").read_text("utf-8")
    return _paragraph(["*"], _holders(text), "MIT", text)


def _distribution(part: Bundled, names: dict[str, str]) -> str:
    licence = part.licence or names.get(part.name)
    if licence is None:
        raise ValueError(f"{part.name} does not tell its licence; parts.toml has to.")
    text = "\n\n".join(part.notices()) or "The text is with Qt, below."
    holders = [f"the authors of {part.name}", *_holders(text)]
    return _paragraph([str(PARTS / top) for top in part.tops], holders, licence, text, part.name)


def _by_hand(part: dict[str, Any]) -> str:
    places = [str(PARTS / file).replace("_internal/../", "") for file in part["files"]]
    holders = part["copyright"].split("; ")
    return _paragraph(places, holders, part["licence"], part["text"], part["name"])


def _python(bundle: Path) -> str:
    text = (_STDLIB / "LICENSE.txt").read_text("utf-8")
    modules = sorted(one for one in (bundle / PARTS.name).iterdir() if _is_of_python(one.name))
    places = ["base_library.zip", "libpython*", "*lib-dynload/*"]
    places += [one.name + "/*" * one.is_dir() for one in modules]
    holders = ["2001, Python Software Foundation, and others before it"]
    return _paragraph([str(PARTS / one) for one in places], holders, "PSF-2.0", text, "Python")


def _debian(bundle: Path, parts: Iterable[Bundled]) -> Iterator[str]:
    """A paragraph for each Debian package that a library was taken from."""
    by_package = defaultdict(list)
    for path in _strangers(bundle / PARTS.name, parts):
        package = debian_package(path.name)
        if package is None:
            raise ValueError(f"Nobody knows where {path} is from.")
        by_package[package].append(str(PARTS / path))
    for package, paths in sorted(by_package.items()):
        text = Path(f"/usr/share/doc/{package}/copyright").read_text("utf-8", "replace")
        holders = [f"the authors of {package}", *_holders(text)]
        yield _paragraph(paths, holders, f"of-{package}", text, f"Debian's package {package}")


def _strangers(folder: Path, parts: Iterable[Bundled]) -> Iterator[PurePosixPath]:
    """The files of a bundle that no distribution brought."""
    known = {path for part in parts for path in part.paths}
    names = {path.name for path in known}
    for path in sorted(folder.rglob("*")):
        inner = PurePosixPath(path.relative_to(folder))
        if path.is_symlink() or not path.is_file() or _MADE.match(str(inner)):
            continue
        if _is_of_python(inner.parts[0]) or inner.name in names:
            continue
        if inner not in known and _text_of(inner) not in known:
            yield inner


def _is_of_python(top: str) -> bool:
    """Whether a module or package of this name in the folder is Python's own."""
    return (_STDLIB / _text_of(PurePosixPath(top))).exists()


def _text_of(module: PurePosixPath) -> PurePosixPath:
    """What a module was compiled from."""
    return module.with_suffix(".py") if module.suffix == ".pyc" else module


def _holders(text: str) -> list[str]:
    """Who holds the rights, by every line that says so."""
    lines = (" ".join(line.strip(" \t*#/.,").split()) for line in _HOLDER.findall(text))
    return list(dict.fromkeys(line for line in lines if not _BLANK.search(line)))


def _paragraph(
    files: list[str], holders: list[str], licence: str, text: str, name: str = "Pain Journal"
) -> str:
    for spdx, debian in _SPDX.items():
        licence = licence.replace(spdx, debian)
    body = shortened(text).strip("\n").expandtabs()
    lines = (f" {line.rstrip()}" if line.strip() else " ." for line in body.splitlines())
    return "\n".join(
        [
            "Files: " + "\n ".join(file.replace(" ", "?") for file in files),
            "Copyright: " + "\n ".join(holders),
            f"License: {licence}",
            *lines,
            f"Comment: {name}",
            "",
        ]
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    try:
        print(document(Path(sys.argv[1])), end="")
    except ValueError as error:
        sys.exit(str(error))
