"""What the answers of exercise 09, right and wrong, come to: computed from the tables, never typed.

Shares and chances are in percent, lengths in days. The points of the games are assumptions, not data.
"""

from functools import cache

import numpy as np
import pandas as pd

from ..data import load

# task 1

CLAIMS = ("2017-02-09-al-bab", "2019-06-27-idlib-post", "2020-02-27-balyun")
# Named in the claims of these rows. "Unnamed sources" are no speaker.
SPEAKERS = ("Turkish General Staff", "Kremlin", "Turkish ministry", "Hatay governor", "Erdogan", "SOHR")


@cache
def claims() -> pd.DataFrame:
    """The three incidents, with their year in the index and the number of named speakers."""
    rows = load("direct_incidents").set_index("incident_id").loc[list(CLAIMS)]
    rows["speakers"] = [sum(name in said for name in SPEAKERS) for said in rows["casualty_claims"]]
    return rows.set_index(rows["date_from"].dt.year)


def apart(count: str = "killed") -> pd.Series:
    """From the lowest to the highest number in the table, whoever speaks."""
    rows = claims()
    return (rows[f"tur_{count}_max"] - rows[f"tur_{count}_min"]).astype(float)


def apart_where_two_speak() -> pd.Series:
    return apart().where(claims()["speakers"] > 1)


# task 2

CHICKEN = {"compromise": 6, "win": 8, "yield": 2, "clash": 1}
ASSURANCE = {"compromise": 6, "win": 4, "yield": -2, "clash": 3}


def trust_needed(points: dict) -> float:
    """The chance that the other holds back at which both moves are worth the same, in percent."""
    gain = points["compromise"] - points["win"]  # by holding back, if the other holds back
    loss = points["clash"] - points["yield"]  # if it does not
    return 100 * loss / (gain + loss)


# task 3

FAILS, SURPRISE = 0.10, 0.05


def crises_needed(clash: float = FAILS / 2, share: float = SURPRISE) -> int:
    """After how many quiet crises fewer than this share of histories are without a clash."""
    return int(np.floor(np.log(share) / np.log(1 - clash))) + 1


# task 4

MARCH = pd.Timestamp("2020-03-01")
BEFORE, AFTER = 3, 6  # months


@cache
def syria() -> pd.Series:
    """State-based deaths by month from 2017 on."""
    rows = load("conflict_deaths_monthly").query(
        "country_iso3 == 'SYR' and type_of_violence == 'state_based'"
    )
    return rows.set_index("month_start")["deaths_best"].sort_index()["2017":"2023"]


def around(series: pd.Series) -> pd.DataFrame:
    """For each month: the mean before it, after it, and of the year that ends where `before` begins."""
    early = series.rolling(BEFORE).mean().shift(1)
    late = series.rolling(AFTER).mean().shift(-AFTER)
    year = series.rolling(12).mean().shift(1 + BEFORE)
    return pd.DataFrame({"before": early, "after": late, "year": year, "ratio": late / early}).dropna()


@cache
def windows() -> dict[str, pd.DataFrame]:
    """Placebo dates: those of Syria that share no month with March 2020, and those of a made-up series."""
    table = around(syria())
    near = pd.date_range(MARCH - pd.DateOffset(months=AFTER), MARCH + pd.DateOffset(months=BEFORE), freq="MS")
    return {"Syria": table.drop(near), "made up": around(made_up())}


def made_up() -> pd.Series:
    """A series without any lasting change, with the spread and the memory of Syria's months."""
    calm = np.log(syria()["2018-09":])
    memory = calm.autocorr()
    shocks = np.random.default_rng(9).normal(0, calm.std() * np.sqrt(1 - memory**2), 10_000)
    return np.exp(pd.Series(shocks).ewm(alpha=1 - memory, adjust=False).mean() / (1 - memory))


def after_peak(name: str, peak: float) -> pd.DataFrame:
    table = windows()[name]
    return table[table["before"] >= peak * table["year"]]


def usual(name: str, peak: float) -> float:
    """What follows at a placebo date after such a peak, in percent of what came before: the median."""
    return 100 * after_peak(name, peak)["ratio"].median()


# task 5

KINDS = ["ceasefire", "local_ceasefire", "zones", "mechanism", "memorandum", "tacit"]
BROKEN = ("violated", "failed_to_start")
ENDED = (*BROKEN, "expired", "terminated", "superseded", "held_until_superseded")
ENDED_OR_IN_PART = (*ENDED, "partly_held")


@cache
def held() -> pd.DataFrame:
    """Agreements that bind over time and in which both take part, the shortest first."""
    rows = load("deconfliction_agreements").dropna(subset=["date_signed"])
    rows = rows[rows["kind"].isin(KINDS)]
    rows = rows[~rows[["rus_role", "tur_role"]].isin(["none", "not_a_party"]).any(axis=1)]
    start = rows["date_effective"].fillna(rows["date_signed"])
    return rows.assign(days=(rows["status_date"] - start).dt.days).sort_values("days")


def standing(ends: tuple[str, ...], limit: int) -> float:
    """The estimate of Kaplan and Meier (1958): percent that still stand so many days after their start."""
    share, watched = 1.0, len(held())
    for length, status in zip(held()["days"], held()["status"], strict=True):
        if length <= limit and status in ends:
            share *= (watched - 1) / watched
        watched -= 1
    return 100 * share


def longer(rows: pd.DataFrame, limit: int) -> float:
    """Percent of these rows whose last known day lies beyond the limit."""
    return 100 * (rows["days"] > limit).mean()


def ended_by(ends: tuple[str, ...], limit: int) -> int:
    return int((held()["status"].isin(ends) & (held()["days"] <= limit)).sum())
