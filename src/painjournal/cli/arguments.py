"""What is asked of the program when it is started."""

from pathlib import Path
from types import SimpleNamespace


class Arguments(SimpleNamespace):
    """What every start can be asked for; a command's own arguments are added by their names."""

    command: str = ""
    journal: Path | None = None
    passphrase_fd: int | None = None
    demo: bool = False
    screenshot: Path | None = None
    json: bool = False
