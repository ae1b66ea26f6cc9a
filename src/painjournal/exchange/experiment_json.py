"""The stored record of experiments in a JSON file, for whoever wants to check it."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from painjournal.exchange.text_file import replacing
from painjournal.journal.experiment.stored import StoredExperiment

#: Of a running experiment, these would tell which way the days to come go.
_SECRET = ("schedule", "seed")


def write_experiments(found: Sequence[StoredExperiment], path: Path) -> None:
    """Write them all; the order of one that is running is left out.

    Raises: JournalError: the file cannot be written.
    """
    document = {"experiments": [_record(one) for one in found]}
    with replacing(path) as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
        file.write("\n")


def is_secret(stored: StoredExperiment) -> bool:
    """Whether its order must not be seen yet."""
    return stored.experiment is not None and stored.experiment.is_running


def _record(stored: StoredExperiment) -> dict[str, Any]:
    experiment, secret = stored.experiment, is_secret(stored)
    plan = None if experiment is None else json.loads(stored.plan.content)
    if plan is not None and secret:
        plan = {name: value for name, value in plan.items() if name not in _SECRET}
    return {
        "digest": stored.plan.digest,
        "as_stored": experiment is not None and experiment.intact,
        "plan": plan,
        "left_out": list(_SECRET) if secret else [],
        "content": None if secret else stored.plan.content,
        "happenings": [{"content": one.content, "digest": one.digest} for one in stored.happenings],
    }
