"""What learners write in exercise 04: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_04_values`, so that one can prove the other.
"""

import numpy as np
import pandas as pd
from quasialliance.data import load

# task 1
gas = load("gas_imports")
named = gas[(gas.preferred == 1) & (gas.supplier_code != "WLD")]
table = named.assign(group=np.where(named.supply_form == "lng", "LNG", named.supplier_code))
shares = table.pivot_table(index="group", columns="year", values="share_pct", aggfunc="sum")[[2010, 2020]]
index = (shares**2).sum()

# tasks 2 and 5
rows = load("gas_imports_monthly").query("preferred == 1")
monthly = rows.pivot(index="date", columns="supplier_code", values="volume_mcm") / 1000
monthly.index = monthly.index.to_period("M")
monthly = monthly.rename(columns={"WLD": "total"})[["RUS", "AZE", "IRN", "LNG", "total"]].loc[:"2025-05"]


def rolled(months):
    sums = monthly.rolling(months).sum()
    return 100 * sums["RUS"] / sums["total"]


year, month = rolled(12), rolled(1)
lead = year["2021-03"] - year["2020-12"]


def change(last, months):
    share = rolled(months)
    return share[last] - share.shift(months)[last]


def sliced(last, months):
    """Without rolling: two pieces of the table."""
    end = monthly.index.get_loc(last) + 1
    late, early = monthly.iloc[end - months : end].sum(), monthly.iloc[end - 2 * months : end - months].sum()
    return pd.Series([100 * late["RUS"] / late["total"] - 100 * early["RUS"] / early["total"]])


def moved(months, shift):
    return lambda last, _: rolled(months)[last] - rolled(months).shift(shift)[last]


# task 3
of_2024 = gas[gas.year == 2024].set_index(["supplier_code", "basis"]).volume_bcm
preferred, total = of_2024["RUS", "emra_press"], of_2024["WLD", "emra_press"]

# task 4
energy = load("energy_dependence").pivot_table(index="year", columns="indicator", values="value")
europe = energy["pipeline_exports_to_europe_incl_TUR_bcm"]
weight = energy["share_of_pipeline_exports_to_europe_going_to_TUR_pct"]
turkey = weight * europe / 100

# task 6
pipelines = load("gas_pipelines")
used = pipelines[(pipelines.to_code == "TUR") & (pipelines.flow_2024_bcm > 0)]
used = used.assign(supplier=used.from_code.fillna("LNG")).groupby("supplier")
caps = used.flow_cap_bcm_per_year.sum()
border = used.max_flow_bcm_per_year.sum()


def summed(lost, month, lng):
    """As a loop over the suppliers."""
    supply = 0
    for supplier in ["RUS", "AZE", "IRN", "LNG"]:
        if supplier != lost:
            limit = caps[supplier] / 12
            supply += min(limit, lng) if supplier == "LNG" else limit
    return max(0, monthly["total"][month] - supply)


def replaced(lost, month, lng, limits=caps / 12):
    """From the gap: each of the others gives what it has to spare; LNG may also bring less than it did."""
    flows = monthly.loc[month].drop(["total", lost])
    most = limits.drop(lost).clip(
        upper=pd.Series({"LNG": lng}).reindex(limits.index).fillna(np.inf).drop(lost)
    )
    gap = monthly[lost][month] - (most - flows).sum()
    return round(float(np.clip(gap, 0, None)), 3)


def changed(**by):
    """`replaced` with one thing done wrong."""
    return lambda lost, month, lng: replaced(
        **{"lost": lost, "month": month, "lng": lng} | {name: value(lng) for name, value in by.items()}
    )


def no_floor(lost, month, lng):
    return monthly["total"][month] - (caps / 12).drop([lost, "LNG"]).sum() - min(lng, caps["LNG"] / 12)


def double(lost, month, lng):
    others = monthly.loc[month].drop(["total", lost]).sum()
    return max(0, no_floor(lost, month, lng) - others)


def still_there(lost, month, lng):
    return max(0, no_floor(lost, month, lng) - caps[lost] / 12)


def unlimited(lost, month, lng):
    return max(0, no_floor(lost, month, 0) - lng)


RIGHT = {
    1: [10_000 / index[2020], round(10_000 / index[2020], 1), [1 / ((shares[2020] / 100) ** 2).sum()]],
    2: [lead, round(lead, 1), year.round(1)["2021-03"] - year.round(1)["2020-12"], pd.Series([lead])],
    3: [preferred / 0.35, 21.6 / 35 * 100, round(preferred / 0.35, 1)],
    4: [
        100 * turkey[2024] / europe[2019],
        turkey[2024] / europe[2019],
        round(100 * turkey[2024] / europe[2019], 1),
        weight[2024] * europe[2024] / europe[2019],
    ],
    5: [change, sliced, lambda last, months: round(change(last, months), 1)],
    6: [summed, replaced, lambda lost, month, lng: np.float64(summed(lost, month, lng))],
}

WRONG = {
    1: {
        "plain count": len(shares),
        "the other year": 10_000 / index[2010],
        "index itself": index[2020],
        "only the largest": 1 / (shares[2020].max() / 100),
        "upside down": index[2020] / 10_000,
        "shares without squares": 10_000 / shares[2020].sum(),
    },
    2: {
        "months that nobody knew": year["2021-05"] - year["2020-12"],
        "single months": month["2021-03"] - month["2020-12"],
        "a month against a year": month["2021-03"] - year["2020-12"],
        "year so far": rolled(3)["2021-03"] - year["2020-12"],
        "lowest point as base": year["2021-03"] - year.loc["2020-05":"2021-05"].min(),
        "percent instead of points": 100 * lead / year["2020-12"],
        "turned round": year["2020-12"] - year["2021-03"],
    },
    3: {
        "known total": total,
        "pipeline only": of_2024["RUS", "iea_gtf"] / 0.35,
        "part instead of whole": 0.35 * total,
        "share of the part": 0.35 * preferred,
        "percent forgotten": preferred / 35,
        "everybody else's share": preferred / (1 - 0.35),
        "gap between the volumes": preferred - of_2024["RUS", "think_tank_press"],
    },
    4: {
        "nothing held still": 100 * turkey[2024] / europe[2024],
        "the other number held still": turkey[2019] / europe[2024],
        "everything held still": weight[2019],
        "two kinds of cubic metres": 100 * monthly["RUS"].loc["2024"].sum() / europe[2019],
        "growth instead of weight": turkey[2024] / turkey[2019],
        "what was added": 100 * turkey[2024] / europe[2019] - weight[2019],
        "the rest of Europe": turkey[2024] / (europe - turkey)[2019],
    },
    5: {
        "still twelve": moved(12, 12),
        "windows that overlap": lambda last, months: moved(months, 12)(last, months),
        "short windows far apart": lambda last, months: moved(12, months)(last, months),
        "last ignored": lambda last, months: change("2020-12", months),
        "turned round": lambda last, months: rolled(months).shift(months)[last] - rolled(months)[last],
        "percent instead of points": lambda last, months: 100 * rolled(months).pct_change(months)[last],
        "mean of monthly shares": lambda last, months: (
            month.rolling(months).mean()[last] - month.rolling(months).mean().shift(months)[last]
        ),
        "level instead of change": lambda last, months: rolled(months)[last],
    },
    6: {
        "less than nothing": no_floor,
        "whole capacity as spare": double,
        "a year for a month": changed(limits=lambda lng: caps),
        "lost and still there": still_there,
        "nothing can replace it": lambda lost, month, lng: monthly.loc[month, lost],
        "border maximum": changed(limits=lambda lng: border / 12),
        "ships without terminals": unlimited,
        "terminals without ships": changed(lng=lambda lng: 99),
        "no LNG at all": changed(lng=lambda lng: 0),
        "month ignored": changed(month=lambda lng: "2024-12"),
    },
}

WRONG_TYPE = {
    1: ["4", True, [3.5, 3.6], shares],
    2: ["6", year, [1, 2]],
    3: ["60 bcm", None.__class__, {"total": 1}],
    4: ["10 %", (1, 2), False],
    5: [
        change("2020-12", 12),
        "change",
        lambda last: 1,
        lambda last, months: None,
        lambda last, months: "falling",
        lambda last, months: rolled(months),
        lambda last, months: rolled(months)["2050-01"],
    ],
    6: [
        summed("RUS", "2024-12", 3.0),
        "unmet",
        lambda lost, month: 1,
        lambda lost, month, lng: None,
        lambda lost, month, lng: ("RUS", 1.0),
        lambda lost, month, lng: caps.drop(lost),
        lambda lost, month, lng: monthly[month]["total"],
    ],
}
