"""What an experiment can find, said before it begins."""

from painjournal.analysis.answers.words.figures import tries

#: More would sound like a promise.
_NEARLY_ALL = 0.95


def noticing(share: float, matters: float) -> str:
    """What a simulation found: in which share (0–1) of tries a difference is noticed."""
    how_often = "nearly every try" if share >= _NEARLY_ALL else tries(share)
    return f"It would notice a {matters:g}-point difference in {how_often}."
