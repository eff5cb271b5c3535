"""What the answers of exercise 03, right and wrong, come to: computed from the tables, never typed.

All series are by year. Money is in billion US dollars, shares are in percent.
"""

from functools import cache

import pandas as pd

from ..data import load

SEEN = slice(2005, 2020)  # the full years that a reader of May 2021 could know


@cache  # a check calls the learner's function, and ours, many times
def series(name: str, **where) -> pd.Series:
    """The values of those rows of a table in which each column has the given value."""
    rows = load(name)
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows.set_index("year")["value_usd"] / 1e9


def with_russia(flow: str) -> pd.Series:
    return series("bilateral_trade", preferred=1, flow=flow)


def whole(country: str, flow: str) -> pd.Series:
    return series("total_trade", preferred=1, reporter=country, flow=flow)


def share(flow: str) -> pd.Series:
    """Russia's share in Turkey's imports or exports, in percent."""
    return 100 * with_russia(flow) / whole("TUR", flow)


# task 1


def growth(series: pd.Series) -> float:
    return series[2022] / series[2020]


# task 2


def steepest_fall(series: pd.Series) -> int:
    return int(series.loc[SEEN].diff().idxmin())


# task 3


def record_2016(reporter: str, flow: str) -> float:
    preferred = {"preferred": 1} if reporter == "TUR" else {}
    return float(series("bilateral_trade", year=2016, reporter=reporter, flow=flow, **preferred)[2016])


def gap(value: tuple[str, str], base: tuple[str, str]) -> float:
    """By how many percent one record of 2016, (reporter, flow), lies above another one."""
    return 100 * (record_2016(*value) / record_2016(*base) - 1)


# task 4


def multiple(series: pd.Series) -> pd.Series:
    """The value of 2022 as a multiple of each earlier one."""
    return series[2022] / series


def all_rows() -> pd.Series:
    """What stays without the condition on `preferred`: several sources and both countries added up."""
    return series("bilateral_trade", flow="export").groupby(level=0).sum()


# task 5

OTHER = {"import": "export", "export": "import"}


def weights(year: int, flow: str, partner_flow: str) -> tuple[float, float]:
    """Russia's weight in Turkey's `flow` and Turkey's weight in Russia's `partner_flow` (0 to 1).

    What Russia imports from Turkey is taken from the Turkish export record, and the other way round:
    the preferred rows are all Turkish.
    """
    in_turkey = with_russia(flow)[year] / whole("TUR", flow)[year]
    in_russia = with_russia(OTHER[partner_flow])[year] / whole("RUS", partner_flow)[year]
    return in_turkey, in_russia


def asymmetry(year: int, flow: str) -> float:
    in_turkey, in_russia = weights(year, flow, flow)
    return in_turkey / in_russia


def same_goods(year: int, flow: str) -> float:
    in_turkey, in_russia = weights(year, flow, OTHER[flow])
    return in_turkey / in_russia


def difference(year: int, flow: str) -> float:
    in_turkey, in_russia = weights(year, flow, flow)
    return 100 * (in_turkey - in_russia)


def turnover(year: int, flow: str) -> float:
    turkey, russia = (whole(country, "import") + whole(country, "export") for country in ("TUR", "RUS"))
    return russia[year] / turkey[year]


def dollars(year: int, flow: str) -> float:
    return with_russia(flow)[year] / with_russia(OTHER[flow])[year]
