"""Write the Python modules that PySide carries inside shiboken6 into a folder, compiled.

    python packaging/pyside_support.py FOLDER

From there it would compile them at each start. A folder `files.dir` beside shiboken6 comes first;
its own switch SBK_EMBED makes one. This Python is the one that the bundle is made of.
"""

import compileall
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from py_compile import PycInvalidationMode
from tempfile import TemporaryDirectory

#: Writes type stubs for developers. It has to be there, but no program uses what is in it,
#: and loading that would take as long as all of the others.
_FOR_DEVELOPERS = Path("shibokensupport", "signature", "lib", "pyi_generator.py")


def write_compiled(folder: Path) -> None:
    """Fill `folder` with the modules, and nothing else."""
    with TemporaryDirectory() as temporary:
        texts = _unpacked(Path(temporary))
        (texts / _FOR_DEVELOPERS).write_text("")
        compiled = compileall.compile_dir(
            texts,
            quiet=1,
            legacy=True,  # a.pyc in place of a.py
            stripdir=texts,
            invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
        )
        if not compiled:
            sys.exit("PySide's own modules cannot be compiled.")
        for text in texts.rglob("*.py"):
            text.unlink()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(texts, folder)


def _unpacked(folder: Path) -> Path:
    """The modules as text, unpacked beside a copy of shiboken6 in `folder`."""
    spec = find_spec("shiboken6")
    if spec is None or spec.origin is None:
        sys.exit("shiboken6 is not installed.")
    copy = folder / "shiboken6"
    shutil.copytree(Path(spec.origin).parent, copy)
    subprocess.run(
        [sys.executable, "-B", "-c", "import shiboken6"],
        env=os.environ | {"PYTHONPATH": str(folder), "SBK_EMBED": "0"},
        check=True,
    )
    texts = copy / "files.dir"
    if not (texts / _FOR_DEVELOPERS).is_file():
        sys.exit("This version of shiboken6 does not unpack its modules any more.")
    return texts


if __name__ == "__main__":
    write_compiled(Path(sys.argv[1]))
