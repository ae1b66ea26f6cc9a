"""The program as a script runs it: without a terminal, passphrases through pipes."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = [sys.executable, "-m", "painjournal"]


class Script:
    """Runs commands on the journal at `journal`, each in a process of its own."""

    def __init__(self, journal: Path) -> None:
        self.journal = journal

    def __call__(
        self, *arguments: str | Path, old: str | None = None, new: str | None = None
    ) -> subprocess.CompletedProcess[str]:
        pipes = {
            option: pipe_with(words)
            for option, words in (("--passphrase-fd", old), ("--new-passphrase-fd", new))
            if words is not None
        }
        options = [text for option, end in pipes.items() for text in (option, str(end))]
        try:
            return subprocess.run(
                [*PROGRAM, *map(str, arguments), "--journal", str(self.journal), *options],
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
                pass_fds=tuple(pipes.values()),
                stdin=subprocess.DEVNULL,
            )
        finally:
            for end in pipes.values():
                os.close(end)


def pipe_with(words: str) -> int:
    """A file descriptor to read a passphrase from; whoever asks for it closes it."""
    reading, writing = os.pipe()
    os.write(writing, f"{words}\n".encode())
    os.close(writing)
    return reading
