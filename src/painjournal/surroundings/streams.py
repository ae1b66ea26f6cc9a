"""Speaking through the standard streams, which may be closed, full, or of another alphabet."""

import os
import sys
from typing import TextIO

_UNSAID = "It is done, but the answer could not be written ({reason})."


def complete() -> None:
    """Make up for the standard streams that this start was not given.

    Else a file gets the number of one that lacks, and what a library complains about is
    written into that file. Whoever asks for input finds none.
    """
    if os.name == "posix":
        while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(descriptor)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 (for good)


def say(text: str) -> bool:
    """Print the answer. Returns: it was written, or nobody wants to read it any more."""
    try:
        _write(sys.stdout, text)
    except BrokenPipeError:
        _leave(sys.stdout)
    except OSError as error:
        _leave(sys.stdout)
        complain(_UNSAID.format(reason=error.strerror))
        return False
    return True


def complain(sentence: str) -> None:
    """Print on standard error, if that can be."""
    try:
        _write(sys.stderr, sentence)
    except OSError:  # then there is nobody left to be told
        _leave(sys.stderr)


def finish() -> None:
    """Write what is still to be written, as far as that can be: nothing more comes."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # a help text that nobody reads
            _leave(stream)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:  # a window on Windows has none
        return
    try:
        print(text, file=stream, flush=True)
    except UnicodeEncodeError:
        plain = text.encode(stream.encoding, "backslashreplace").decode(stream.encoding)
        print(plain, file=stream, flush=True)


def _leave(stream: TextIO) -> None:
    """Have what was not written go nowhere: Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
