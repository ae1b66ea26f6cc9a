"""A disk that hangs: whoever looks at it waits, as for a network share whose computer is gone."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.durability.faults import need

_LAZILY = 2


@contextmanager
def hung(folder: Path) -> Iterator[None]:
    """Within this, `folder` is a file system that nobody ever answers for."""
    need()
    system = ctypes.CDLL(None, use_errno=True)
    nobody = os.open("/dev/fuse", os.O_RDWR)
    try:
        options = f"fd={nobody},rootmode=40000,user_id=0,group_id=0".encode()
        if system.mount(b"hung", bytes(folder), b"fuse", 0, options) != 0:
            raise OSError(ctypes.get_errno(), "cannot be mounted")
        try:
            yield
        finally:
            system.umount2(bytes(folder), _LAZILY)
    finally:
        os.close(nobody)  # lets go of who still waits
