import numpy as np
import pytest

from painjournal.analysis.runs import longest_run


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ("", (0, 0)),
        ("...", (0, 0)),
        ("xxx", (0, 3)),
        (".x.xx.", (3, 2)),
        ("xx.xx", (3, 2)),  # of equals the latest
        ("xxx.xx", (0, 3)),
    ],
)
def test_the_longest_run_of_days(days: str, found: tuple[int, int]) -> None:
    assert longest_run(np.array([day == "x" for day in days], dtype=bool)) == found
