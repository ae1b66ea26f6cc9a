import pytest

from painjournal.charts.look import LIGHT
from painjournal.charts.sheet import Room, panel_points, sheet


@pytest.mark.parametrize("dpi", [72, 100, 220])
def test_the_size_of_a_panel_is_in_points_whatever_the_screen(dpi: float) -> None:
    figure, (axes,) = sheet(LIGHT, (8.0, 5.0), ["Pain"], room=Room(left=3, below=1))
    figure.set_dpi(dpi)
    wide, high = panel_points(axes)
    line = LIGHT.text_points
    assert wide == pytest.approx(8 * 72 - (3 + 0.8) * line)
    assert high == pytest.approx(5 * 72 - (2.2 + 1) * line - 2.0 * line)


def test_panels_of_a_column_can_have_their_own_x_axes() -> None:
    _, (first, second) = sheet(
        LIGHT, (8.0, 5.0), ["a", "b"], heights=(1, 1), room=Room(shares_x=False)
    )
    first.set_xlim(0.2, 0.3)
    assert second.get_xlim() == (0, 1)


def test_panels_of_a_column_share_days_and_panels_of_a_row_share_pain() -> None:
    _, (first, second, third, fourth) = sheet(
        LIGHT, (8.0, 5.0), ["a", "b", "c", "d"], heights=(3, 2), widths=(1, 1)
    )
    third.set_xlim(0, 7)
    second.set_ylim(0, 10)
    assert first.get_xlim() == (0, 7) != second.get_xlim()
    assert first.get_ylim() == (0, 10) != fourth.get_ylim()
