"""Measured in processes of their own: the start, and the memory when idle."""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, alternate
from tests.bench.machine import ROOT

_TOO_LONG = 60  # seconds
_STARTS = 21  # short, and the machine is never quite quiet
_MEMORIES = 3


def form_takes_keys(journal: Path, screen: Mapping[str, str]) -> Figure:
    """From the start of the process until the form has taken a key.

    Both are started by the same Python in the same way, on a journal that exists; the key
    is put into Qt's queue as soon as the window is painted.
    """

    def start(program: str, *arguments: str) -> float:
        begin = time.monotonic()
        facts = _run(program, screen, *arguments)
        if not facts["taken"]:
            raise RuntimeError(f"{program} did not take the key.")
        return (float(facts["at"]) - begin) * 1000

    value, limit = alternate(
        lambda: start("real_form.program_keys", str(journal)),
        lambda: start("bare_form.bare_keys"),
        _STARTS,
    )
    return Figure("form takes keys", "a bare Qt form", value, limit, "ms", 1.5)


def journal_opens(large: Path, empty: Path, screen: Mapping[str, str]) -> Figure:
    """From the start of the process until the journal is open: a large one, and an empty one."""

    def start(journal: Path) -> float:
        begin = time.monotonic()
        facts = _run("open_probe.program_opens", screen, str(journal))
        return (float(facts["at"]) - begin) * 1000

    value, limit = alternate(lambda: start(large), lambda: start(empty), _STARTS)
    return Figure("open 2^20 entries", "none", value, limit, "ms", 1.5)


def memory_idle(journal: Path, screen: Mapping[str, str]) -> Figure:
    """Resident memory with the sample journal's chart drawn, two seconds after.

    The baseline is a bare Qt window with an empty matplotlib canvas.
    """

    def resident(program: str, *arguments: str) -> float:
        facts = _run(f"memory_programs.{program}", screen, *arguments)
        shared[program] = facts["pss"]
        return float(facts["rss"]) / 1024

    shared: dict[str, int | None] = {}
    value, limit = alternate(
        lambda: resident("program_memory", str(journal)),
        lambda: resident("bare_memory"),
        _MEMORIES,
    )
    known = {name: size for name, size in shared.items() if size is not None}
    print(
        "Pss:",
        ", ".join(f"{name} {size / 1024:.1f} MB" for name, size in known.items()),
        flush=True,
    )
    return Figure("memory idle with a chart", "an empty canvas", value, limit, "MB", 1.3)


def _run(function: str, screen: Mapping[str, str], *arguments: str) -> dict[str, Any]:
    """Run tests.bench.`function` as a program; returns what its probe told."""
    module, name = function.split(".")
    ended = subprocess.run(
        [sys.executable, "-c", f"from tests.bench.{module} import {name}; {name}()", *arguments],
        cwd=ROOT,
        env=dict(screen),
        capture_output=True,
        text=True,
        timeout=_TOO_LONG,
        check=False,
    )
    if ended.returncode != 0 or not ended.stdout.strip():
        raise RuntimeError(f"{function} ended with {ended.returncode}:\n{ended.stderr}")
    if ended.stderr:
        print(ended.stderr, file=sys.stderr)
    facts: dict[str, Any] = json.loads(ended.stdout.splitlines()[-1])
    return facts
