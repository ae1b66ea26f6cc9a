"""The release job: it runs what is here, on pinned actions, with no more rights than it needs."""

import re
import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.e2e.window import PROGRAM
from tests.packaging.conftest import ROOT, run, tool

_FILE = ROOT / ".github" / "workflows" / "release.yml"
_TRY = ROOT / "packaging" / "try-bundle.sh"
_BUILT = "dist/"
_SCRIPTS = sorted(
    path.relative_to(ROOT) for path in (ROOT / "packaging").rglob("*.sh") if path.is_file()
)


@pytest.fixture(scope="module")
def jobs() -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load(_FILE.read_text("utf-8"))["jobs"])


def _steps(jobs: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    return [step for job in jobs.values() for step in job["steps"]]


def test_every_action_is_one_exact_commit_whose_version_is_said() -> None:
    used = re.findall(r"uses: (.*)", _FILE.read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_only_the_job_that_makes_the_draft_may_write(jobs: dict[str, dict[str, Any]]) -> None:
    assert yaml.safe_load(_FILE.read_text("utf-8"))["permissions"] == {"contents": "read"}
    assert {name: job["permissions"] for name, job in jobs.items() if "permissions" in job} == {
        "draft": {"contents": "write"}
    }
    checkouts = [step for step in _steps(jobs) if "checkout" in step.get("uses", "")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)
    assert set(jobs["draft"]["needs"]) == set(jobs) - {"draft"}


def test_every_file_that_a_step_names_is_here(jobs: dict[str, dict[str, Any]]) -> None:
    named = {
        word.replace("\\", "/").removeprefix("./")
        for step in _steps(jobs)
        for line in step.get("run", "").splitlines()
        for word in shlex.split(line, posix=False)
        if re.match(r"(packaging|src|tests)[/\\]", word)
    }
    assert {"packaging/bundle.lock", "packaging/painjournal.spec"} <= named
    for name in named:
        assert (ROOT / name).is_file(), name
        if name.endswith(".sh"):
            assert (ROOT / name).stat().st_mode & 0o111, f"{name} can be run"


def test_every_target_that_it_makes_is_in_the_makefile(jobs: dict[str, dict[str, Any]]) -> None:
    makes = [step["run"] for step in _steps(jobs) if step.get("run", "").startswith("make ")]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert makes
    for make in makes:
        assert re.search(rf"^{make.split()[1]}:", makefile, re.MULTILINE), make


def test_nothing_is_installed_but_what_the_lock_pins(jobs: dict[str, dict[str, Any]]) -> None:
    pips = [step["run"] for step in _steps(jobs) if "pip install" in step.get("run", "")]
    assert pips
    for pip in pips:
        locked = "--require-hashes" in pip and "packaging/bundle.lock" in pip
        assert locked or pip == "python -m pip install --no-deps --no-build-isolation .", pip


def test_each_system_hands_over_its_package(jobs: dict[str, dict[str, Any]]) -> None:
    uploads = [step["with"]["path"] for step in _steps(jobs) if "upload" in step.get("uses", "")]
    assert {Path(path).suffix for path in uploads} == {".deb", ".exe", ".dmg"}
    assert all(path.startswith(_BUILT) for path in uploads)


@pytest.mark.parametrize("script", _SCRIPTS, ids=str)
def test_every_script_is_one_that_any_shell_reads(script: Path) -> None:
    assert run(tool("dash", "dash"), "-n", ROOT / script) == ""


def test_a_program_that_works_passes() -> None:
    assert run(_TRY, PROGRAM).splitlines()[-1] == "It works."


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ('[ "$1" != --version ] || exec echo Pain Journal 0', "It is not version"),
        ('[ "$1" != export ] || { : >"$4"; exit; }', "What was logged is not there."),
        ('[ "$3" != --screenshot ] || { : >"$4"; exit; }', "The window was not drawn."),
    ],
)
def test_one_that_does_not_is_found_out(broken: str, said: str, tmp_path: Path) -> None:
    program = tmp_path / "painjournal"
    program.write_text(f'#!/bin/sh\n{broken}\nexec {PROGRAM} "$@"\n')
    program.chmod(0o755)
    done = subprocess.run([_TRY, program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(said)
