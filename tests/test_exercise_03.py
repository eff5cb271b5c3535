"""What exercise 03 says in words holds in the tables: its traps are real and its texts are true."""

import pytest
from quasialliance.data import load
from quasialliance.exercises import exercise_03_values as values
from quasialliance.exercises.exercise_03 import BASE_YEARS, PROBES, ex

YEARS = sorted({year for year, _ in PROBES})


def test_2018_has_trade_and_no_total():
    assert 2018 in values.with_russia("import").index
    assert 2018 not in values.whole("TUR", "import").index
    assert (
        values.share("import").diff().loc[values.SEEN].isna().sum() == 2
    )  # with the share: three empty places


def test_each_trap_of_task_2_leads_to_another_year():
    task = ex.tasks[2]
    assert len({task.right(), *(wrong.value() for wrong in task.wrong)}) == 1 + len(task.wrong)


def test_the_base_decides_the_percentage():
    turkish, russian = ("TUR", "import"), ("RUS", "export")
    assert 0 < -values.gap(russian, turkish) < values.gap(turkish, russian)


def test_the_base_year_decides_the_multiple():
    multiple = values.multiple(values.with_russia("export")).loc[list(BASE_YEARS)]
    assert multiple.notna().all() and multiple.min() < 1.5 and multiple.max() > 5


def test_the_trade_systems_differ_by_a_few_percent_in_2019():
    rows = load("bilateral_trade").query("year == 2019 and reporter == 'TUR' and flow == 'import'")
    assert 1 < rows.value_usd.max() / rows.value_usd.min() < 1.05


@pytest.mark.parametrize("year", YEARS)
def test_the_two_flows_give_opposite_answers(year):
    assert values.asymmetry(year, "import") > 2
    assert values.asymmetry(year, "export") < 1


@pytest.mark.parametrize("year", YEARS)
def test_turnover_and_the_same_goods_cancel_out(year):
    """Both ratios come to total over total: the trade between the two no longer matters."""
    russia, turkey = (
        {flow: values.whole(who, flow)[year] for flow in values.OTHER} for who in ("RUS", "TUR")
    )
    assert values.turnover(year, "import") == pytest.approx(sum(russia.values()) / sum(turkey.values()))
    assert values.same_goods(year, "import") == pytest.approx(russia["export"] / turkey["import"])


def test_the_russian_totals_come_from_four_sources():
    totals = load("total_trade").query("reporter == 'RUS' and preferred == 1 and flow == 'import'")
    named = {2012: "cow_trade_4", 2016: "cia_factbook", 2019: "mgimo_mirror", 2021: "mgimo_mirror"}
    assert totals.set_index("year").source_id[YEARS].to_dict() == named | {
        2022: "nova_2024",
        2023: "nova_2024",
    }
