"""The measured figures in docs/performance.md, as a table and a picture."""

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Drawing

from tests.bench.figures import Figure, table
from tests.bench.machine import ROOT, machine
from tests.marked import marked

_PAGE = ROOT / "docs" / "performance.md"
_PICTURE = ROOT / "docs" / "performance.png"
_ROW_INCHES = 0.27
_MET, _MISSED = "#1f5f5b", "#9a3412"


def write_page(figures: list[Figure]) -> None:
    """Put the figures of this run in the place of those of the last."""
    before, _, after = marked(_PAGE.read_text(encoding="utf-8"), "bench")
    picture = f"![Each ratio as a share of its goal]({_PICTURE.name})"
    found = f"{picture}\n\n{table(figures)}\n\nOne run on {machine().replace(chr(10), '; ')}."
    _PAGE.write_text(f"{before}\n{found}\n{after}", encoding="utf-8")
    _draw(figures)


def _draw(figures: list[Figure]) -> None:
    """Each ratio as a share of its goal: what ends left of the line is met."""
    drawing = Drawing(figsize=(9, 1 + _ROW_INCHES * len(figures)), dpi=100, layout="constrained")
    axes = drawing.add_subplot()
    names = [f"{one.name} ÷ {one.beside}" for one in figures]
    shares = [one.ratio / one.goal for one in figures]
    colours = [_MET if one.met else _MISSED for one in figures]
    rows = range(len(figures))
    axes.barh(rows, shares, height=0.55, color=colours)
    axes.axvline(1, color="#20242a", linewidth=1)
    axes.set_yticks(rows, names)
    axes.invert_yaxis()
    axes.set_ylim(len(figures) - 0.4, -0.6)
    axes.set_xlabel("share of what is allowed (1 is the goal)")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(axis="y", length=0)
    FigureCanvasAgg(drawing).print_png(_PICTURE)
