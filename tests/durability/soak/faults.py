"""Promises 3, 4 and 13: failed saves, full disks, and journals that can only be read."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from tempfile import mkdtemp

from tests.bench.machine import ROOT
from tests.durability.filled import WORDS
from tests.durability.full_disk import FilledDisks, fill_disks
from tests.durability.soak.measured import Measured

_PLAIN, _ENCRYPTED = 40, 20
_RUNS_A_FAULT = 2  # what is typed, and then new, change, delete, undo, redo, import, mark
_FAULTS = 10


def failed_saves(folder: Path) -> Measured:
    """Every fault on every way of saving, in the real window."""
    tried, wrong = _tests(folder, "tests/durability/test_faults.py")
    figure = (
        f"{tried // _RUNS_A_FAULT} faults × 8 ways of saving in the window: {wrong} without "
        "their sentence, with the form or the draft changed, or not to be repeated"
    )
    words = "a failed save is visible, keeps the form, can be retried"
    return Measured(3, words, figure, tried >= _RUNS_A_FAULT * _FAULTS and not wrong)


def full_disks(folder: Path) -> Measured:
    """Disks of 2 MiB, filled with entries until nothing fits."""
    plain = fill_disks(_PLAIN, 1, Path(mkdtemp(dir=folder)))
    encrypted = fill_disks(_ENCRYPTED, 2, Path(mkdtemp(dir=folder)), WORDS)
    told = FilledDisks(
        plain.disks + encrypted.disks,
        plain.acknowledged + encrypted.acknowledged,
        plain.from_reserve + encrypted.from_reserve,
        [*plain.faults, *encrypted.faults],
    )
    figure = (
        f"{told.disks} disks of 2 MiB filled ({encrypted.disks} encrypted journals): "
        f"{told.acknowledged:,} acknowledged saves, {len(told.faults)} lost or changed; the "
        f"entry that did not fit was saved from the reserve {told.from_reserve} times"
    )
    met = not told.faults and told.from_reserve == told.disks == _PLAIN + _ENCRYPTED
    return Measured(4, "a full disk is harmless", figure, met)


def read_only(folder: Path) -> Measured:
    """Read-only disks and files, plain and encrypted, folded or not, old or not."""
    files = ("tests/storage/test_read_only.py", "tests/durability/test_faults_cli.py")
    tried, wrong = _tests(folder, *files)
    figure = f"{tried} cases: {wrong} not read, changed by a byte, or without a sentence"
    return Measured(13, "read-only media opens to read", figure, tried > 20 and not wrong)


def _tests(folder: Path, *files: str) -> tuple[int, int]:
    """Run tests that also stand in the suite; returns how many there were, and failed."""
    report = folder / "report.xml"
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *files]
    wanted = {"QT_QPA_PLATFORM": "offscreen", "CI": "true"}  # a skipped test would be a failure
    subprocess.run(command, cwd=ROOT, env=os.environ | wanted, check=False, capture_output=True)
    (suite,) = ET.parse(report).getroot().iter("testsuite")  # noqa: S314 (our own)
    counts = [int(suite.get(name, "0")) for name in ("failures", "errors", "skipped")]
    return int(suite.get("tests", "0")), sum(counts)
