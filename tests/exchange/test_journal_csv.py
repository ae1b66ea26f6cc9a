import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from painjournal.exchange.errors import ImportFailed
from painjournal.exchange.journal_csv import read_csv, write_csv
from painjournal.journal.edit import Edit
from painjournal.journal.entry import Direction, Entry
from painjournal.journal.errors import JournalError
from painjournal.journal.mark import Mark
from painjournal.journal.moment import Clock
from painjournal.journal.scales import NOTE_LIMIT
from tests.making import day, entries, entry, mark, marks

_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _file(folder: Path, content: str | bytes) -> Path:
    path = folder / "walks.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@_ONE_FOLDER
@given(
    made=st.lists(entries(), max_size=5, unique_by=lambda one: one.uuid),
    pinned=st.lists(marks(), max_size=3, unique_by=lambda one: one.uuid),
)
def test_out_and_in_again_is_exact(
    tmp_path: Path, clock: Clock, made: list[Entry], pinned: list[Mark]
) -> None:
    path = tmp_path / "out.csv"
    assert write_csv(made, pinned, path) == len(made)
    read = read_csv(path, clock)
    assert (list(read.entries), list(read.marks)) == (made, pinned)
    assert read.unknown_columns == ()


def test_the_longest_note_goes_out_and_in(tmp_path: Path, clock: Clock) -> None:
    made = entry(note="=" * NOTE_LIMIT)
    write_csv([made], [], tmp_path / "out.csv")
    assert read_csv(tmp_path / "out.csv", clock).entries == (made,)


@pytest.mark.parametrize("note", ["=1+1", "+1", "-1", "@x", "\t=1", "'=1", "\r"])
def test_no_note_becomes_a_live_formula(tmp_path: Path, note: str) -> None:
    write_csv([entry(note=note)], [], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        assert next(csv.DictReader(file))["note"].startswith("'")


def test_a_mark_is_a_row_with_its_days_its_text_and_nothing_else(
    tmp_path: Path, clock: Clock
) -> None:
    made = mark(9, "=holiday", days=3)
    write_csv([entry()], [made], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="", encoding="utf-8") as file:
        of_entry, of_mark = csv.DictReader(file)
    assert of_entry["marked_until"] == ""
    assert {name: text for name, text in of_mark.items() if text} == {
        "date": "2026-11-13",
        "marked_until": "2026-11-15",
        "note": "'=holiday",
        "id": str(made.uuid),
    }


def test_marks_of_ones_own_need_no_pain_and_no_id(tmp_path: Path, clock: Clock) -> None:
    path = _file(
        tmp_path,
        "date,marked_until,note\n2026-11-13,2026-11-15, summer  holiday \n"
        "2026-11-13,2026-11-13,new mattress\n",
    )
    read = read_csv(path, clock)
    assert read.entries == ()
    assert [(one.first, one.last, one.text) for one in read.marks] == [
        (day(9), day(7), "summer holiday"),
        (day(9), day(9), "new mattress"),
    ]
    assert read_csv(path, clock).marks == read.marks


_MARK_HEADER = "date,time,marked_until,pain,minutes,direction,note,id,weather\n"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-11-13,,2026-11-15,4,,,holiday,,", "pain"),
        ("2026-11-13,,2026-11-15,,20,,holiday,,", "minutes"),
        ("2026-11-13,,2026-11-15,,,no walk,holiday,,", "direction"),
        ("2026-11-13,10:00,2026-11-15,,,,holiday,,", "time"),
        ("2026-11-13,,2026-11-12,,,,holiday,,", "marked_until"),
        ("2026-11-13,,2200-01-01,,,,holiday,,", "marked_until"),
        ("2026-11-13,,15.11.2026,,,,holiday,,", "marked_until"),
        ("2026-11-13,,2026-11-31,,,,holiday,,", "marked_until"),
        ("1899-12-31,,2026-11-15,,,,holiday,,", "date"),
        (",,2026-11-15,,,,holiday,,", "date"),
        ("2026-11-13,,2026-11-15,,,, ,,", "note"),
        (f"2026-11-13,,2026-11-15,,,,{'x' * 61},,", "note"),
        ("2026-11-13,,2026-11-15,,,,holiday,mine,", "id"),
    ],
)
def test_a_mark_that_is_none_names_row_and_field(
    tmp_path: Path, clock: Clock, row: str, field: str
) -> None:
    path = _file(tmp_path, f"{_MARK_HEADER}2026-11-13,,2026-11-15,,,,holiday,,rain\n{row}\n")
    with pytest.raises(ImportFailed) as error:
        read_csv(path, clock)
    assert (error.value.row, error.value.field) == (3, field)


def test_one_id_is_not_for_an_entry_and_a_mark(tmp_path: Path, clock: Clock) -> None:
    rows = f"2026-07-01,4,,,{_ID}\n2026-07-01,,2026-07-02,holiday,{_ID}\n"
    path = _file(tmp_path, f"date,pain,marked_until,note,id\n{rows}")
    with pytest.raises(ImportFailed, match="earlier row"):
        read_csv(path, clock)


def test_an_import_says_what_it_added(tmp_path: Path, clock: Clock) -> None:
    path = _file(
        tmp_path,
        "date,pain,marked_until,note,weather\n2026-07-01,4,,,rain\n2026-07-01,5,,,\n"
        "2026-07-01,,2026-07-02,holiday,\n",
    )
    found = read_csv(path, clock)
    left_out = " Columns left out: weather."
    everything = Edit(added=found.entries, marked=found.marks)
    assert found.said(everything) == f"Added 2 entries and 1 mark; 0 already there.{left_out}"
    one = Edit(added=found.entries[:1])
    assert found.said(one, "Would add") == f"Would add 1 entry; 2 already there.{left_out}"
    assert found.said(Edit()) == f"Added 0 entries; 3 already there.{left_out}"


def test_a_file_of_ones_own_needs_little(tmp_path: Path, clock: Clock) -> None:
    path = _file(
        tmp_path,
        "direction,date,minutes,pain\n"
        "backward,2026-07-01,20,4\n"
        "no walk,2026-07-02,,5\n"
        ",2026-07-03,,6\n"
        "\n"
        "Forward,2026-07-04,10,\n",
    )
    read = read_csv(path, clock).entries
    assert [one.direction for one in read] == [
        Direction.BACKWARD,
        Direction.NO_WALK,
        Direction.NOT_RECORDED,
        Direction.FORWARD,
    ]
    assert [one.pain for one in read] == [4, 5, 6, None]
    assert read[0].moment.utc_offset == 120
    assert read[0].source.file == "walks.csv"
    assert read[0].late


def test_the_same_file_gives_the_same_ids_and_equal_rows_stay_two(
    tmp_path: Path, clock: Clock
) -> None:
    path = _file(tmp_path, "date,pain\n2026-07-01,4\n2026-07-01,4\n")
    first = [one.uuid for one in read_csv(path, clock).entries]
    assert [one.uuid for one in read_csv(path, clock).entries] == first
    assert len(set(first)) == 2


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffdate,pain\n2026-07-01,4\n",
        "date,pain\n2026-07-01,4\n".encode("utf-16"),
        "date;pain\r\n2026-07-01;4\r\n",
        "DATE , Pain\n2026-07-01,4\n",
        'pain,"date"\n4,"2026-07-01"',
        "date,time,pain\n2026-07-01,,4\n",
    ],
)
def test_usual_shapes_of_a_csv_are_understood(
    tmp_path: Path, clock: Clock, content: str | bytes
) -> None:
    assert [one.pain for one in read_csv(_file(tmp_path, content), clock).entries] == [4]


def test_columns_that_mean_nothing_here_are_named(tmp_path: Path, clock: Clock) -> None:
    path = _file(tmp_path, "date,weather,pain\n2026-07-01,rain,4\n")
    assert read_csv(path, clock).unknown_columns == ("weather",)


_ID = "6ba7b810-9dad-11d1-80b4-00c04fd430c8"
_HEADER = "date,time,utc_offset,forward_minutes,backward_minutes,pain_before,pain,note,id\n"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("2026-02-30,,,,,,4,,", "date"),
        ("01/02/2026,,,,,,4,,", "date"),
        ("44000,,,,,,4,,", "date"),
        ("0001-01-01,,,,,,4,,", "date"),
        ("9999-12-31,,,,,,4,,", "date"),
        ("٢٠٢٦-٠١-٠١,,,,,,4,,", "date"),
        ("2026-07-01,23:59:60,,,,,4,,", "time"),
        ("2026-07-01,24:00,,,,,4,,", "time"),
        ("2026-07-01,2pm,,,,,4,,", "time"),
        ("2026-07-01,,1,,,,4,,", "utc_offset"),
        ("2026-07-01,,+25:00,,,,4,,", "utc_offset"),
        ("2026-07-01,,,,,,11,,", "pain"),
        ("2026-07-01,,,,,,-1,,", "pain"),
        ("2026-07-01,,,,,,4.0,,", "pain"),
        ("2026-07-01,,,,,,1_0,,", "pain"),
        ("2026-07-01,,,,,,٤,,", "pain"),
        ("2026-07-01,,,,,,NaN,,", "pain"),
        ("2026-07-01,,,,,,1e999,,", "pain"),
        (f"2026-07-01,,,,,,{'9' * 5000},,", "pain"),
        ("2026-07-01,,,9223372036854775808,,,4,,", "forward_minutes"),
        ("2026-07-01,,,1441,,,4,,", "forward_minutes"),
        ("2026-07-01,,,,,5,4,,", "pain_before"),
        ("2026-07-01,,,,,,,,", "pain"),
        ("2026-07-01,,,,,,4,,not-an-id", "id"),
        ("2026-07-01,,,,,,4,,{6ba7b810-9dad-11d1-80b4-00c04fd430c8}", "id"),
    ],
)
def test_a_wrong_cell_names_file_row_and_field(
    tmp_path: Path, clock: Clock, row: str, field: str
) -> None:
    path = _file(tmp_path, f"{_HEADER}2026-07-01,,,,,,4,,\n{row}\n")
    with pytest.raises(ImportFailed) as error:
        read_csv(path, clock)
    assert (error.value.row, error.value.field) == (3, field)
    assert error.value.sentence.startswith(f"walks.csv, row 3, {field}: ")
    assert len(error.value.sentence) < 200


@pytest.mark.parametrize(
    ("content", "row"),
    [
        ("", 1),
        ("pain,note\n4,x\n", 1),
        ("date,note\n2026-07-01,x\n", 1),
        ("date,pain,pain\n2026-07-01,4,4\n", 1),
        ("date,minutes,forward_minutes\n", 1),
        ("date,pain\n2026-07-01\n", 2),
        ("date,pain\n2026-07-01,4,5\n", 2),
        ('date,note,pain\n2026-07-01,"open,4\n', 2),
        (f"date,note,pain\n2026-07-01,{'x' * 140_000},4\n", 2),
        ("date,direction,pain,minutes\n2026-07-01,forward,4,\n", 2),
        ("date,direction,pain,minutes\n2026-07-01,sideways,4,20\n", 2),
        ("date,direction,pain,minutes\n2026-07-01,no walk,4,20\n", 2),
        (f"date,pain,id\n2026-07-01,4,{_ID}\n2026-07-02,5,{_ID}\n", 3),
    ],
)
def test_a_file_that_does_not_fit_names_the_row(
    tmp_path: Path, clock: Clock, content: str, row: int
) -> None:
    with pytest.raises(ImportFailed) as error:
        read_csv(_file(tmp_path, content), clock)
    assert error.value.row == row


@pytest.mark.parametrize("content", [b"date,pain\n2026-07-01,4 \xe4\n", b"date,pain\0\n"])
def test_text_that_cannot_be_read_is_refused(tmp_path: Path, clock: Clock, content: bytes) -> None:
    with pytest.raises(ImportFailed):
        read_csv(_file(tmp_path, content), clock)


def test_a_folder_or_a_missing_file_is_refused(tmp_path: Path, clock: Clock) -> None:
    for path in (tmp_path, tmp_path / "none.csv"):
        with pytest.raises(ImportFailed):
            read_csv(path, clock)


def test_a_failed_export_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_csv([entry()], [mark(1, "holiday")], path)
    before = path.read_bytes()

    def broken() -> object:
        yield entry()
        raise JournalError("The disk is full.")

    with pytest.raises(JournalError):
        write_csv(broken(), [], path)  # type: ignore[arg-type]
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_to_nowhere_is_said(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="cannot be written"):
        write_csv([entry()], [], tmp_path / "no" / "out.csv")


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path, clock: Clock) -> None:
    path = _file(tmp_path, "date,pain\n" + "2026-07-01,4\n" * 1000)
    shares: list[float] = []
    read_csv(path, clock, shares.append)
    assert shares == sorted(shares)
    assert 0 < shares[0] < shares[-1] <= 1

    def stop(share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_csv(path, clock, stop)
