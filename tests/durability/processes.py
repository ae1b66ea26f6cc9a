"""Processes of their own, forked from a warm one: killed at a chosen moment, or asked something.

A child never inherits an open journal: it is forked from a server that has none.
"""

import multiprocessing
import pickle
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from typing import Any, TypeVar

_Answer = TypeVar("_Answer")
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["__main__", "tests.durability.warm"])
_DONE, _FAILED = b"done", b"failed"

#: Tells the parent that something is committed; to be called after it is.
Acknowledge = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Killed:
    """A process that was killed: what it had acknowledged, and whether it was done before."""

    acknowledged: int
    done: bool


def kill_during(
    work: Callable[..., None], *arguments: object, acknowledged: int, delay_seconds: float
) -> Killed:
    """Have a child do `work(acknowledge, *arguments)` and kill it with SIGKILL.

    That happens `delay_seconds` after its acknowledgement number `acknowledged` (0: after
    its start), or after it was done.

    Raises: RuntimeError: the child failed by itself.
    """
    process, messages = _start(_work, work, arguments)
    received: list[bytes] = []
    with suppress(EOFError):
        while len(received) < acknowledged:
            received.append(messages.recv_bytes())
    time.sleep(delay_seconds)
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            received.append(messages.recv_bytes())
    _end(process, messages)
    failed = [message for message in received if message.startswith(_FAILED)]
    if failed:
        raise RuntimeError(failed[0].decode())
    return Killed(sum(not message for message in received), _DONE in received)


def ask(question: Callable[..., _Answer], *arguments: object, **options: object) -> _Answer:
    """What `question(*arguments, **options)` returns in a fresh process.

    Raises: RuntimeError: it raised something; its words are in there.
    """
    process, messages = _start(_answer, question, arguments, options)
    try:
        told = messages.recv_bytes()
        process.join()
    finally:
        _end(process, messages)
    if told.startswith(_FAILED):
        raise RuntimeError(told.decode())
    answer: _Answer = pickle.loads(told)  # noqa: S301  # from our own child
    return answer


def duration_seconds(work: Callable[..., None], *arguments: object) -> float:
    """How long `work` takes from its first acknowledgement until it is done."""
    process, messages = _start(_work, work, arguments)
    messages.recv_bytes()
    begun = time.perf_counter()
    told = messages.recv_bytes()
    while not told:
        told = messages.recv_bytes()
    taken = time.perf_counter() - begun
    process.kill()
    process.join()
    _end(process, messages)
    if told != _DONE:
        raise RuntimeError(told.decode())
    return taken


def _start(target: Callable[..., None], *arguments: object) -> tuple[ForkServerProcess, Connection]:
    receiving, sending = _SERVER.Pipe(duplex=False)
    process = _SERVER.Process(target=target, args=(sending, *arguments), daemon=True)
    process.start()
    sending.close()
    return process, receiving


def _end(process: ForkServerProcess, messages: Connection) -> None:
    messages.close()
    if process.is_alive():
        process.kill()
    process.join()
    process.close()


def _work(sending: Connection, work: Callable[..., None], arguments: tuple[Any, ...]) -> None:
    try:
        work(lambda: sending.send_bytes(b""), *arguments)
    except BaseException:
        sending.send_bytes(_FAILED + traceback.format_exc().encode())
        raise
    sending.send_bytes(_DONE)
    signal.pause()  # until it is killed


def _answer(
    sending: Connection,
    question: Callable[..., object],
    arguments: tuple[Any, ...],
    options: dict[str, Any],
) -> None:
    try:
        answer = question(*arguments, **options)
    except BaseException:
        sending.send_bytes(_FAILED + traceback.format_exc().encode())
        raise
    sending.send_bytes(pickle.dumps(answer))
