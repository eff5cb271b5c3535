"""What exercise 01 says in words holds in the tables: its traps are real and its texts are true."""

import itertools
import re
from pathlib import Path

import nbformat
import pytest
from quasialliance.data import load
from quasialliance.exercises import exercise_01_values as values
from quasialliance.exercises.exercise_01 import PROBES, ex


def test_three_ways_to_count_differ_in_the_year_of_task_1():
    in_force = values.seen(values.of_the_pair())
    assert len(in_force) < values.kinds(in_force) < values.promises(in_force)


def test_one_treaty_was_signed_long_before_both_were_in():
    pair = values.of_the_pair()
    assert pair[pair["signed"] < pair["first"]]["treaty_id"].tolist() == ["ATOP_2550", "ATOP_3755"]


def test_cooperation_promises_no_defence():
    rows = load("alliances").query("instrument == 'defence_cooperation_agreement'")
    assert rows[values.DUTIES].sum().sum() == 0 and values.cooperation() > 0


def test_the_null_case_is_not_empty_and_the_pair_is():
    assert set(ex.tasks[4].right().loc[values.joined_nato() :]) == {1, 2}
    assert not values.owed(values.of_the_pair(), "defense").any()
    assert values.nato_signed() < values.joined_nato() < values.joined_nato("cia_member_since_year")


def test_of_treaties_with_defence_turkey_and_the_us_need_only_the_date_of_nato():
    """For other treaties with many members the year in which the United States joined stands nowhere."""
    rows = values.with_us().query("defense == 1 and last >= 1946")
    assert sorted(rows["treaty_id"]) == ["ATOP_3180", "ATOP_3360"]


def test_published_numbers_of_2022_quarrel():
    assert values.published("full") < values.published("1 Jan") + values.late()


def test_no_call_of_late_2022_is_dated_by_its_report():
    """A report of 13 October could tell of a call that the aide had counted already."""
    rows = load("leader_contacts").query("'2022-10-12' < date < '2023-01-01' and counts_as == 'call'")
    assert set(rows["date_precision"]) == {"day"} and set(rows["rus_leader"]) == {"Vladimir Putin"}


def test_most_events_of_each_year_come_from_russian_pages():
    assert (values.told_by().loc[list(values.EVENT_YEARS)] > 50).all()
    assert values.military("friction") > len(values.events().query("dimension == 'military'")) / 2


def test_the_model_answer_states_what_its_tasks_give():
    name = "01_alliance_or_not"
    path = Path(__file__).parents[1] / "exercises" / "source" / name / f"{name}.ipynb"
    cells = {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}
    text, shown = cells["task-6-paragraph"].source, cells["task-6-table"].outputs[0].text
    agreed = re.search(r"coder on (\d+) percent", text)[1]
    assert f"coder: {agreed} percent" in shown
    assert "four promises" in text and ex.tasks[1].right() == 4
    assert "two treaties of defence since 1959" in text
    assert (defence := ex.tasks[4].right())[1958] < 2 == defence[1959]
    assert "at least two thirds" in text and values.told_by().loc[list(values.EVENT_YEARS)].min() > 66.6


def test_the_probes_tell_every_wrong_function_from_the_right_one_and_from_each_other():
    task = ex.tasks[6]
    read = [task.kind.read(made()) for made in (task.right, *(wrong.value for wrong in task.wrong))]
    assert not any(task.kind.same(one, other) for one, other in itertools.combinations(read, 2))


@pytest.mark.parametrize("ratings", [probe for (probe,) in PROBES])
def test_each_probe_rates_a_part_of_the_sample_with_valid_numbers(ratings):
    assert set(ratings) < set(values.coder().index) and set(ratings.values()) <= set(range(-2, 3))
