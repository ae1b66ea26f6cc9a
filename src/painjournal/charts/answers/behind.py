"""The pictures behind an answer, for whoever wants to know how it was worked out."""

from collections.abc import Callable
from functools import partial

from painjournal.analysis.answers.worked import Worked
from painjournal.charts.answers.blocks_picture import blocks_picture
from painjournal.charts.answers.chance_picture import chance_picture
from painjournal.charts.answers.dose_picture import dose_picture
from painjournal.charts.chart import Chart
from painjournal.charts.look import Look
from painjournal.charts.sheet import in_look

Build = Callable[[tuple[float, float]], Chart]


def pictures_of(worked: Worked, look: Look) -> dict[str, Build]:
    """By its name, how each is drawn in a size of inches; none where an answer has no picture."""
    answer, blocks, mornings = worked.answer, worked.blocks, worked.mornings
    found: dict[str, Build] = {}
    if blocks is not None:
        found["blocks"] = lambda size: blocks_picture(answer, blocks, look, size)
        found["chance"] = lambda size: chance_picture(blocks, look, size)
    if mornings is not None:
        found["dose"] = lambda size: dose_picture(answer, mornings, look, size)
    return {name: partial(_in_look, look, build) for name, build in found.items()}


def _in_look(look: Look, build: Build, size: tuple[float, float]) -> Chart:
    with in_look(look):
        return build(size)
