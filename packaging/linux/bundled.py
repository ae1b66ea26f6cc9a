"""What is bundled with the program: distributions of Python packages, and Debian's libraries."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

PROGRAM = "painjournal"
#: What the program can do without, and is bundled all the same.
EXTRAS = ("keyring",)
_NOTICE = re.compile(r"(LICEN[CS]E|COPYING|NOTICE)", re.IGNORECASE)


@dataclass(frozen=True)
class Bundled:
    """A distribution that the program needs."""

    distribution: Distribution

    @property
    def name(self) -> str:
        """Its name, as it spells it."""
        return self.distribution.name

    @cached_property
    def paths(self) -> frozenset[PurePosixPath]:
        """Every file of it, from the folder of all packages."""
        files = self.distribution.files or []
        return frozenset(PurePosixPath(path) for path in files if ".." not in path.parts)

    @property
    def tops(self) -> list[str]:
        """The folders and files it consists of, as patterns."""
        parts = {path.parts[0] + "/*" * (len(path.parts) > 1) for path in self.paths}
        return sorted(part for part in parts if not re.search(r"\.dist-info/|__pycache__", part))

    @property
    def licence(self) -> str | None:
        """Which licence it has by its own, exact words."""
        told = self.distribution.metadata.get_all("License-Expression")
        return str(told[0]) if told else None

    def notices(self) -> list[str]:
        """The texts of its licences."""
        metadata = (path for path in self.paths if path.parts[0].endswith(".dist-info"))
        return [
            Path(str(self.distribution.locate_file(path))).read_text("utf-8", "replace")
            for path in sorted(metadata)
            if _NOTICE.search(path.name)
        ]


def bundled() -> list[Bundled]:
    """What the program needs, and what that needs, without the program itself."""
    found: dict[str, Bundled] = {}
    waiting = list(_needs(distribution(PROGRAM), EXTRAS))
    while waiting:
        name, extras = waiting.pop()
        if name not in found:
            found[name] = Bundled(distribution(name))
            waiting += _needs(found[name].distribution, extras)
    return [found[name] for name in sorted(found)]


def debian_package(library: str) -> str | None:
    """The Debian package that brought a file of this name here; none if none did."""
    asked = subprocess.run(
        ["dpkg-query", "--search", f"*/{library}"],
        capture_output=True,
        text=True,
        check=False,
    )
    packages = re.findall(r"^([^:,\s]+)", asked.stdout, re.MULTILINE)
    return min(packages, default=None)


def _needs(one: Distribution, extras: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for line in one.requires or []:
        need = Requirement(line)
        if need.marker is None or any(
            need.marker.evaluate({"extra": extra}) for extra in ("", *extras)
        ):
            yield re.sub(r"[-_.]+", "-", need.name).lower(), tuple(need.extras)
