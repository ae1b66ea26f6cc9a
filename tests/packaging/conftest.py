"""What packages carry beside the program, made as a build makes it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
APP_ID = "io.github.painjournal.painjournal"


def run(*command: str | Path) -> str:
    """All that a command prints; one that fails fails the test with it."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


def script(name: str, *arguments: str | Path) -> str:
    """Run one of the build's scripts."""
    return run(sys.executable, ROOT / "packaging" / name, *arguments)


def tool(name: str, package: str) -> str:
    """A tool's name; without it the test is skipped, but never in CI."""
    if shutil.which(name) is None:
        say = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        say(f"there is no {name}; packaging/setup.sh test installs it with {package}")
    return name


@pytest.fixture(scope="session")
def share(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PREFIX/share of a package."""
    prefix = tmp_path_factory.mktemp("prefix")
    script("linux/share.py", prefix)
    return prefix / "share"
