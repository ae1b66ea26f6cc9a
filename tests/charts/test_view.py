from painjournal.charts.view import View
from tests.making import TODAY, day


def test_the_time_to_compare_with_is_the_one_before_unless_chosen() -> None:
    view = View(day(29), TODAY)
    assert view.days == 30
    assert view.other == (day(59), day(30))
    assert View(day(29), TODAY, compared=(day(99), day(90))).other == (day(99), day(90))


def test_a_young_journal_compares_its_halves() -> None:
    view = View(day(89), TODAY)
    assert view.in_halves(day(365)) is view
    assert view.in_halves(day(179)) is view
    halves = view.in_halves(day(60))
    assert (halves.first, halves.last) == (day(29), TODAY)
    assert halves.other == (day(59), day(30))
    assert View(day(60), TODAY).in_halves(day(60)).other == (day(59), day(30))


def test_a_chosen_time_and_a_journal_of_a_day_stay_as_they_are() -> None:
    chosen = View(day(89), TODAY, compared=(day(200), day(100)))
    assert chosen.in_halves(day(60)) is chosen
    today = View(day(13), TODAY)
    assert today.in_halves(TODAY) is today
    assert today.in_halves(None) is today
