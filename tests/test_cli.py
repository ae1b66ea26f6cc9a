"""The command line as a script uses it: through `main`, with what it prints and returns."""

import json
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from painjournal.app import main
from painjournal.storage.files.location import default_journal, log_file


class Run:
    """Runs the program on one journal and keeps what it said."""

    def __init__(self, journal: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.journal = journal
        self._capsys = capsys
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        try:
            code = main(["--journal", str(self.journal), *map(str, arguments)])
        except SystemExit as end:
            code = int(end.code or 0)
        said = self._capsys.readouterr()
        self.out, self.err = said.out, said.err
        return code

    def rows(self, folder: Path) -> list[str]:
        """The journal's entries as CSV rows without header and id."""
        assert self("export", folder / "rows.csv") == 0
        lines = (folder / "rows.csv").read_text(encoding="utf-8").splitlines()
        return [line.rsplit(",", 7)[0] for line in lines[1:]]


@pytest.fixture
def run(journal_file: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    return Run(journal_file, capsys)


def test_a_walk_is_logged_and_found(run: Run, tmp_path: Path) -> None:
    at = "2026-11-20T09:10"
    code = run("log", "--pain", "4", "--before", "5", "--backward", "20", "--at", at, "--note", "x")
    assert code == 0
    assert run.out == "Saved Fri 20 Nov 2026, 09:10: backward, 20 min, pain 5 → 4.\n"
    (row,) = run.rows(tmp_path)
    assert row.startswith("2026-11-20,09:10,")
    assert row.split(",")[3:8] == ["0", "20", "5", "4", "x"]


def test_a_day_without_a_walk_and_a_day_without_a_time(run: Run, tmp_path: Path) -> None:
    assert run("log", "--no-walk", "--at", "2026-11-20") == 0
    assert run.rows(tmp_path)[0].split(",")[1:7:2] == ["", "0", ""]


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_journal_is_named_before_or_after_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    path = tmp_path / "named.painjournal"
    named = ["--journal", str(path)]
    logged = ["log", "--pain", "1"]
    assert main([*named, *logged] if place == "before" else [*logged, *named]) == 0
    assert path.exists()


def test_without_a_name_it_is_the_default_journal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--pain", "1"]) == 0
    assert default_journal().exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["log", "--pain", "11"], "pain: "),
        (["log", "--pain=-1"], "pain: "),
        (["log", "--pain", "٤"], "pain: "),
        (["log"], "pain: "),
        (["log", "--pain", "4", "--before", "5"], "pain_before: "),
        (["log", "--no-walk", "--forward", "5"], "no-walk: "),
        (["log", "--pain", "4", "--at", "yesterday"], "date: "),
        (["log", "--pain", "4", "--at", "2026-02-30"], "date: "),
        (["log", "--pain"], "--pain"),
        (["walk"], "walk"),
        (["chart", "pie", "x.png"], "timeline"),
        (["chart", "timeline", "x.gif"], ".png"),
        (["chart", "timeline", "x.png", "--from", "2026-11-02", "--to", "2026-11-01"], "first day"),
        (["export", "x.doc"], ".csv"),
        (["import", "x.csv"], "x.csv"),
    ],
)
def test_wrong_input_is_one_sentence_and_changes_nothing(
    run: Run, arguments: list[str], words: str
) -> None:
    run("log", "--pain", "4")
    before = run.journal.read_bytes()
    assert run(*arguments) == 2
    assert run.out == ""
    assert words in run.err
    assert run.err.count("\n") == 1
    assert "Traceback" not in run.err
    assert run.journal.read_bytes() == before


@pytest.mark.parametrize(
    "command", [["check"], ["export", "x.csv"], ["chart", "timeline", "x.png"]]
)
def test_reading_never_makes_a_journal(run: Run, command: list[str]) -> None:
    assert run(*command) == 2
    assert "does not exist" in run.err
    assert not run.journal.exists()


def test_what_is_no_journal_is_refused(run: Run) -> None:
    run.journal.write_text("no journal " * 20)
    assert run("log", "--pain", "4") == 2
    assert "is not a Pain Journal file" in run.err
    assert run.journal.read_text() == "no journal " * 20


def test_out_and_into_an_empty_journal_is_equal(run: Run, tmp_path: Path) -> None:
    run("log", "--pain", "4", "--backward", "20", "--note", "=1+1, “x”\n2")
    run("log", "--no-walk", "--at", "2026-11-01")
    assert run("export", tmp_path / "one.csv") == 0
    run.journal = tmp_path / "other.painjournal"
    assert run("import", tmp_path / "one.csv") == 0
    assert run.out == "Added 2 entries; 0 already there.\n"
    assert run("import", tmp_path / "one.csv") == 0
    assert run.out == "Added 0 entries; 2 already there.\n"
    assert run("export", tmp_path / "two.csv") == 0
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()


def test_a_dry_run_tells_and_adds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "date,pain,marked_until,note,weather\n"
        "2026-11-01,4,,,rain\n2026-11-01,,2026-11-03,holiday,\n"
    )
    run("log", "--pain", "1")
    assert run("import", tmp_path / "in.csv", "--dry-run", "--json") == 0
    assert json.loads(run.out) == {
        "added": 0,
        "new": 1,
        "marks_added": 0,
        "new_marks": 1,
        "already_there": 0,
        "columns_left_out": ["weather"],
    }
    assert len(run.rows(tmp_path)) == 1
    assert run("import", tmp_path / "in.csv", "--dry-run") == 0
    assert run.out.startswith("Would add 1 entry and 1 mark; 0 already there.")


def test_marks_go_out_and_in_with_the_entries(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(
        "date,pain,marked_until,note\n2026-11-01,4,,\n2026-11-01,,2026-11-03,=holiday\n"
    )
    assert run("import", tmp_path / "in.csv") == 0
    assert run.out == "Added 1 entry and 1 mark; 0 already there.\n"
    assert run("import", tmp_path / "in.csv") == 0
    assert run.out == "Added 0 entries; 2 already there.\n"
    assert run("export", tmp_path / "one.csv") == 0
    assert run.out == f"1 entry and 1 mark written to {tmp_path / 'one.csv'}.\n"
    run.journal = tmp_path / "other.painjournal"
    run("import", tmp_path / "one.csv")
    run("export", tmp_path / "two.csv")
    assert (tmp_path / "two.csv").read_bytes() == (tmp_path / "one.csv").read_bytes()
    assert run("check") == 0
    assert run.out == "All is well: 1 entry and 1 mark read and intact.\n"


def test_one_wrong_row_imports_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("date,pain\n2026-11-01,4\n2026-11-02,44\n")
    run("log", "--pain", "1")
    assert run("import", tmp_path / "in.csv") == 2
    assert run.err == "in.csv, row 3, pain: Pain is a whole number from 0 to 10.\n"
    assert len(run.rows(tmp_path)) == 1


def test_check_names_a_damaged_entry(run: Run) -> None:
    run("log", "--pain", "4", "--at", "2026-11-20T09:10")
    assert run("check") == 0
    assert run.out == "All is well: 1 entry read and intact.\n"
    connection = sqlite.connect(run.journal, isolation_level=None)
    connection.execute("UPDATE entry SET pain = 5")
    connection.close()
    assert run("check") == 1
    assert "entry of 2026-11-20 09:10" in run.out
    assert run("check", "--json") == 1
    assert json.loads(run.out)["entries"] == 1


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_a_chart_is_drawn_to_a_file(run: Run, tmp_path: Path, ending: str) -> None:
    run("log", "--pain", "4", "--at", "2026-11-20")
    out = tmp_path / f"chart.{ending}"
    assert run("chart", "timeline", out, "--from", "2026-11-01", "--to", "2026-11-20") == 0
    assert out.stat().st_size > 5000
    assert run.out.startswith("Pain was 4.0 on average in the 20 days to Fri 20 Nov 2026.")
    if ending == "svg":  # words stay words
        assert b"How do my pain and my walking go over time?" in out.read_bytes()
    assert [one.name for one in tmp_path.iterdir() if "chart" in one.name] == [out.name]


def test_charts_are_named_one_a_line_and_each_is_drawn(run: Run, tmp_path: Path) -> None:
    assert run("chart", "--list") == 0
    names = run.out.split("\n")[:-1]
    assert names == [
        "timeline",
        "periods",
        "calendar",
        "when",
        "before-after",
        "minutes",
        "directions",
        "answer",
        "experiment-blocks",
        "experiment-chance",
        "dose",
    ]
    run("log", "--pain", "4")
    for name in names:
        assert run("chart", name, tmp_path / f"{name}.svg", "--json") == 0
        said = json.loads(run.out)
        assert said["question"].endswith("?")
        assert said["answer"] in said["sentence"]
        assert (tmp_path / f"{name}.svg").stat().st_size > 4000


def test_a_chart_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    run("log", "--pain", "4")
    assert run("chart", "pie", tmp_path / "a.png") == 2
    assert run.err.startswith("chart: Name one of these charts: timeline, ")
    assert run("chart") == 2
    assert run("chart", "timeline") == 2
    assert run.err == "file: Name a file for the picture, ending in .png, .svg, .pdf.\n"
    assert run("chart", "timeline", tmp_path / "a.gif") == 2
    assert run("chart", "answer", tmp_path / "a.png", "--from", "2026-11-01") == 2
    assert run.err == "from: An answer is about the whole journal: leave out --from and --to.\n"
    assert run("chart", "timeline", tmp_path / "no" / "a.png") == 1
    assert "cannot be written" in run.err


def test_the_sample_is_there_for_looking(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--demo", "chart", "timeline", str(tmp_path / "a.png")]) == 0
    assert "walks" in capsys.readouterr().out
    assert not default_journal().exists()


def test_the_log_holds_nothing_of_the_diary(run: Run) -> None:
    run("log", "--pain", "4", "--note", "canary-in-the-note")
    run("log", "--pain", "44", "--note", "canary-in-the-note")
    assert log_file().exists()
    assert "canary" not in log_file().read_text()
