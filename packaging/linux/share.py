"""Put what a Linux desktop needs to know of the program under PREFIX/share.

    python packaging/linux/share.py PREFIX

The same for every kind of package: menu entry, icons, file type, metainfo, man page. The
program itself is not part of it, and must be found as `painjournal` on the PATH.
"""

import gzip
import shutil
import subprocess
import sys
from pathlib import Path

from metainfo import metainfo

HERE = Path(__file__).parent
APP_ID = "io.github.painjournal.painjournal"


def fill(share: Path) -> None:
    """Put every file into its folder under `share`."""
    _copy(HERE / f"{APP_ID}.desktop", share / "applications")
    _copy(HERE / f"{APP_ID}.xml", share / "mime" / "packages")
    _write(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo())
    page = (HERE / "painjournal.1").read_bytes()
    _write(share / "man" / "man1" / "painjournal.1.gz", gzip.compress(page, mtime=0))
    theme = share / "icons" / "hicolor"
    subprocess.run([sys.executable, HERE.parent / "icons.py", "linux", theme], check=True)


def _copy(source: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, folder / source.name)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    fill(Path(sys.argv[1]) / "share")
