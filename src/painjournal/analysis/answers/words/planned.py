"""What an experiment can find, said before it begins."""

from painjournal.analysis.answers.words.figures import tries


def noticing(share: float, matters: float) -> str:
    """What a simulation found: in which share (0–1) of tries a difference is noticed."""
    return f"It would notice a {matters:g}-point difference in {tries(share)}."
