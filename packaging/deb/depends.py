"""Print which Debian packages hold the libraries that a bundle takes from the system.

Runs in the Debian that the bundle was made in: `python3 depends.py FOLDER`. The names that come
out are those of that Debian; what newer ones and Ubuntu call otherwise, they provide under
these names, too.
"""

import re
import subprocess
import sys
from pathlib import Path

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_ELF = b"\x7fELF"
#: Only works where GTK is there already, and gives GNOME's own file dialogs then.
_OPTIONAL = "libqgtk3.so"


def packages_of(bundle: Path) -> list[str]:
    """The packages, sorted.

    Raises: SystemExit: a library is neither in the bundle nor in the system.
    """
    carried = {path.name for path in bundle.rglob("*")}
    needed = {
        name
        for path in bundle.rglob("*")
        if path.name != _OPTIONAL and _is_elf(path)
        for name in _needs(path)
    }
    system = _libraries_of_the_system()
    missing = sorted(needed - carried - system.keys())
    if missing:
        raise SystemExit(f"Nowhere to be found: {', '.join(missing)}.")
    return sorted({_package_of(system[name]) for name in needed - carried})


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_ELF)) == _ELF


def _needs(path: Path) -> list[str]:
    return _NEEDED.findall(_output("objdump", "-p", str(path)))


def _libraries_of_the_system() -> dict[str, str]:
    """Path by name, from the loader's own list."""
    lines = _output("/sbin/ldconfig", "-p").splitlines()[1:]
    pairs = (line.split(" => ") for line in lines if " => " in line)
    return {left.split()[0]: path for left, path in pairs}


def _package_of(library: str) -> str:
    real = str(Path(library).resolve())
    for name in (real, real.removeprefix("/usr")):  # as dpkg knows it since /lib is in /usr
        found = subprocess.run(
            ["dpkg", "-S", name], capture_output=True, text=True, check=False
        ).stdout
        if found:
            return found.split(":")[0]
    raise SystemExit(f"No package holds {library}.")


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    print(", ".join(packages_of(Path(sys.argv[1]))))
