"""One worker: in turn, cancelled when asked, and nothing arrives of what was abandoned."""

import logging
from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from painjournal.ui.background import Background, Cancelled, Job

_WAIT = 10  # seconds


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    made = Background()
    yield made
    made.finish()


def _end(background: Background, qtbot: QtBot) -> None:
    """Wait until everything run so far has ended and was delivered."""
    ended = list[object]()
    background.run(lambda _: None, ended.append)
    qtbot.waitUntil(lambda: bool(ended))


def test_a_job_cancelled_before_its_turn_never_begins(background: Background, qtbot: QtBot) -> None:
    goes_on, begun, failed = Event(), list[object](), list[Exception]()
    background.run(lambda _: goes_on.wait(_WAIT), lambda _: None)
    job = background.run(begun.append, lambda _: None, failed.append)
    job.cancel()
    goes_on.set()
    _end(background, qtbot)
    assert begun == []
    assert [type(error) for error in failed] == [Cancelled]


def test_cancelling_interrupts_a_long_step(background: Background, qtbot: QtBot) -> None:
    interrupted, begun, failed = Event(), Event(), list[Exception]()

    def work(job: Job) -> None:
        with job.interrupted_by(interrupted.set):
            begun.set()
            assert interrupted.wait(_WAIT)
            raise OSError("interrupted")

    job = background.run(work, lambda _: None, failed.append)
    begun.wait(_WAIT)
    job.cancel()
    _end(background, qtbot)
    assert [type(error) for error in failed] == [Cancelled]


def test_a_step_that_has_ended_is_not_interrupted(background: Background, qtbot: QtBot) -> None:
    interrupts, begun, goes_on = list[int](), Event(), Event()

    def work(job: Job) -> None:
        with job.interrupted_by(lambda: interrupts.append(1)):
            pass
        begun.set()
        goes_on.wait(_WAIT)
        with job.interrupted_by(lambda: interrupts.append(2)):
            interrupts.append(3)

    failed = list[Exception]()
    job = background.run(work, lambda _: None, failed.append)
    begun.wait(_WAIT)
    job.cancel()
    goes_on.set()
    _end(background, qtbot)
    assert interrupts == []
    assert [type(error) for error in failed] == [Cancelled]


def test_nothing_arrives_of_an_abandoned_job(
    background: Background, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    goes_on, arrived = Event(), list[object]()

    def work(job: Job) -> None:
        goes_on.wait(_WAIT)
        raise OSError("canary from the diary")

    background.run(work, arrived.append, arrived.append, arrived.append)
    background.abandon()
    goes_on.set()
    with caplog.at_level(logging.WARNING):
        _end(background, qtbot)
    assert arrived == []
    assert "an abandoned job ended with OSError" in caplog.text
    assert "canary" not in caplog.text


def test_at_the_end_what_is_seen_is_waited_for_and_what_is_not_is_cancelled(
    background: Background, qtbot: QtBot
) -> None:
    ended = list[str]()

    def seen(job: Job) -> None:
        job.progress(0.5)
        ended.append("seen")

    def unseen(job: Job) -> None:
        begun.set()
        while True:
            job.go_on()

    begun = Event()
    background.run(seen, lambda _: None, progressed=lambda _: None)
    background.run(unseen, lambda _: None)
    begun.wait(_WAIT)
    background.finish()
    assert ended == ["seen"]
    assert background.run(lambda _: ended.append("late"), lambda _: None) is not None
    qtbot.wait(50)
    assert ended == ["seen"]


def test_what_is_done_aside_gives_way_and_begins_anew(background: Background, qtbot: QtBot) -> None:
    order, ended, failed, begun = list[str](), list[str](), list[Exception](), Event()

    def long_work(job: Job) -> str:
        order.append("aside")
        begun.set()
        while "other" not in order:
            job.go_on()
        return "all of it"

    background.run_aside(long_work, ended.append, failed.append)
    assert begun.wait(_WAIT)
    background.run(lambda _: order.append("other"), lambda _: None)
    qtbot.waitUntil(lambda: bool(ended))
    assert order == ["aside", "other", "aside"]
    assert ended == ["all of it"]
    assert failed == []


def test_what_is_done_aside_ends_with_the_worker(background: Background, qtbot: QtBot) -> None:
    ended, failed, begun = list[object](), list[Exception](), Event()

    def endless(job: Job) -> None:
        begun.set()
        while True:
            job.go_on()

    background.run_aside(endless, ended.append, failed.append)
    assert begun.wait(_WAIT)
    background.abandon()
    _end(background, qtbot)
    begun.clear()
    background.run_aside(endless, ended.append, failed.append)
    assert begun.wait(_WAIT)
    background.finish()
    assert (ended, failed) == ([], [])


def test_why_what_is_done_aside_failed_is_told(background: Background, qtbot: QtBot) -> None:
    failed = list[Exception]()

    def work(_: Job) -> None:
        raise OSError("no disk")

    background.run_aside(work, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert [str(error) for error in failed] == ["no disk"]
