"""Promises 20, 21, 23 and 24: what nobody else is to read."""

import sys
from pathlib import Path
from statistics import median
from tempfile import mkdtemp

from tests.diarist import DIARY
from tests.durability.canary_days import spend_days, words_in_plain
from tests.durability.canary_kills import KilledCanaries, kill_and_search
from tests.durability.filled import WORDS
from tests.durability.processes import ask
from tests.durability.quick_locks import lock_often
from tests.durability.soak.measured import Measured
from tests.durability.soak.together import two_at_once
from tests.durability.wrong_words import WrongWords, try_wrong_words, type_wrong_words
from tests.network_trace import (
    COMMANDS,
    lay,
    networked,
    trace_command,
    trace_window,
    traced,
)

_KILLS, _PLAIN_KILLS = 300, 60
_LOCKS = 100
_LOCKED_SECONDS = 1.0
_TRIES, _TYPED = 500, 50
_CONNECTS = "import socket; socket.socket().connect_ex(('127.0.0.1', 9))"


def canary(folder: Path) -> Measured:
    """Words of a diary, searched for after days with it, and after kills."""

    def part(words: str | None) -> KilledCanaries:
        kills = _PLAIN_KILLS if words is None else _KILLS
        return kill_and_search(kills, 1, Path(mkdtemp(dir=folder)), words)

    encrypted, plain = two_at_once(part, [WORDS, None])
    days = ask(spend_days, Path(mkdtemp(dir=folder)))
    found = ask(words_in_plain, Path(mkdtemp(dir=folder)))
    hits = encrypted.hits + days.hits
    figure = (
        f"{encrypted.files + days.files:,} files (journal, log, temporary files, backups, the "
        f"program's log) after days with an encrypted diary and {encrypted.kills} kills on the "
        f"way: {hits} hits; with a plain one, {found} of {len(DIARY)} words are found, and one "
        f"after {plain.folders_with_hits} of {plain.kills} kills"
    )
    met = (
        not hits
        and encrypted.kills == _KILLS
        and found == len(DIARY)
        and plain.folders_with_hits == _PLAIN_KILLS
    )
    return Measured(20, "an encrypted journal shows nothing", figure, met)


def wrong_passphrases(folder: Path) -> Measured:
    """Wrong passphrases for journals that were closed, that crashed, and in the window."""

    def part(task: int) -> WrongWords:
        place = Path(mkdtemp(dir=folder))
        if task == 2:
            return ask(type_wrong_words, _TYPED, task, place)
        return ask(try_wrong_words, _TRIES, task, place, crashed=task == 1)

    told = two_at_once(part, range(3))
    tries = sum(one.tries for one in told)
    faults = [fault for one in told for fault in one.faults]
    figure = (
        f"{tries:,} wrong passphrases, {_TYPED} of them typed in the window: {len(faults)} "
        "without the sentence or with a byte changed"
    )
    met = not faults and tries == 2 * _TRIES + _TYPED
    return Measured(21, "wrong passphrase is explained, nothing is recreated", figure, met)


def locks(folder: Path) -> Measured:
    """Locks after a rest and on demand, with ten years and a draft in the window."""
    told = ask(lock_often, _LOCKS, folder)
    hidden, closed = told.hidden_seconds, told.closed_seconds
    figure = (
        f"{_LOCKS} locks of a window with ten years, {told.after_rest} of them by themselves "
        f"after 5 min of rest and not a second before: nothing to be seen after "
        f"{median(hidden) * 1000:.0f} ms (at most {max(hidden) * 1000:.0f}), the file closed "
        f"after {median(closed) * 1000:.0f} ms (at most {max(closed) * 1000:.0f}; ≤ 1,000); "
        f"the draft kept encrypted and back each time; {len(told.faults)} otherwise"
    )
    met = (
        not told.faults
        and len(closed) == _LOCKS
        and told.after_rest == _LOCKS // 2
        and max(closed) <= _LOCKED_SECONDS
    )
    return Measured(23, "lock after idle and on demand", figure, met)


def network(folder: Path) -> Measured:
    """A day in the window, each command and a window by itself, all under strace."""
    trace, journal, other = (folder / name for name in ("trace", "a.painjournal", "b.painjournal"))
    lay(journal)
    lay(other)
    day = [sys.executable, "-m", "tests.durability.canary_days", mkdtemp(dir=folder)]
    runs = [traced(trace, day), trace_window(trace, other)]
    runs += [trace_command(trace, journal, command) for command in COMMANDS]
    calls = [call for run in runs for call in run]
    connects = len(networked(calls))
    control = len(networked(traced(trace, [sys.executable, "-c", _CONNECTS])))
    log = ask(spend_days, Path(mkdtemp(dir=folder)))
    figure = (
        f"{len(runs)} runs under strace, among them a day in the window: {len(calls):,} calls to "
        f"sockets, {connects} of them to a network (a program that connects is "
        f"caught); {log.log_hits} of {len(DIARY) + 1} words of a diary and its passphrase in "
        f"the log, after errors and a bug"
    )
    met = not connects + log.log_hits and control == 1 and log.log_lines > 0 and bool(calls)
    return Measured(24, "no diary content in logs, no network", figure, met)
