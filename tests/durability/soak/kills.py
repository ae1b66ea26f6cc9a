"""Promise 1 at its full count."""

from pathlib import Path

from tests.durability.filled import WORDS
from tests.durability.kill_saves import KilledSavers, kill_savers
from tests.durability.soak.measured import Measured
from tests.durability.soak.together import two_at_once

_PLAIN, _ENCRYPTED, _TASKS = 9_000, 1_000, 20


def kills(folder: Path) -> Measured:
    """10,000 killed savers, one tenth of them with an encrypted journal."""

    def part(task: int) -> KilledSavers:
        passphrase = None if task < _TASKS else WORDS
        number = (_PLAIN if passphrase is None else _ENCRYPTED) // _TASKS
        return kill_savers(number, task, folder, passphrase)

    told = two_at_once(part, range(2 * _TASKS))
    number = sum(one.kills for one in told)
    saves = sum(one.acknowledged for one in told)
    faults = [fault for one in told for fault in one.faults]
    figure = (
        f"{number:,} times kill −9 during saves ({_ENCRYPTED:,} of them encrypted): "
        f"{saves:,} acknowledged saves, {len(faults):,} lost, changed or half"
    )
    return Measured(
        1, "an acknowledged save survives a killed process", figure, not faults and number >= 10_000
    )
