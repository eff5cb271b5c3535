"""What learners write in exercise 03: right answers in several forms, wrong ones by misconception and type.

Written the way a notebook would, apart from `exercise_03_values`, so that one can prove the other.
"""

import numpy as np
import pandas as pd
from quasialliance.data import load

trade, total = load("bilateral_trade"), load("total_trade")
preferred, turkey = trade[trade.preferred == 1], total.query("preferred == 1 and reporter == 'TUR'")


def by_year(rows, flow):
    return rows[rows.flow == flow].set_index("year").value_usd


# tasks 1 and 2
russia, world = by_year(preferred, "import"), by_year(turkey, "import")
share = 100 * russia / world
factor = share[2022] / share[2020]
change = share.diff().loc[2005:2020]

# task 3
of_2016 = trade[(trade.year == 2016) & (trade.flow != "turnover")]


def record(reporter, flow):
    return of_2016[(of_2016.reporter == reporter) & (of_2016.flow == flow)].value_usd.iloc[0]


gap = record("RUS", "export") / record("TUR", "import") - 1

# task 4
sold = by_year(preferred, "export")
added_up = by_year(trade, "export").groupby(level=0).sum()
multiple = pd.Series({base: sold[2022] / sold[base] for base in range(2012, 2022)})

# task 5
wide = preferred.pivot(index="year", columns="flow", values="value_usd")
totals = total[total.preferred == 1].pivot(index="year", columns=["reporter", "flow"], values="value_usd")
MIRROR = {"import": "export", "export": "import"}


def pivoted(year, flow):
    in_turkey = wide.loc[year, flow] / totals.loc[year, ("TUR", flow)]
    return in_turkey * totals.loc[year, ("RUS", flow)] / wide.loc[year, MIRROR[flow]]


def filtered(year, flow):
    """Percentages on the way, rows picked by hand, a Series with one value at the end."""
    bought = {
        kind: preferred[(preferred.year == year) & (preferred.flow == kind)].value_usd.sum()
        for kind in MIRROR
    }
    rows = total[(total.year == year) & (total.flow == flow) & (total.preferred == 1)]
    whole = rows.set_index("reporter").value_usd
    return pd.Series([100 * bought[flow] / whole["TUR"]]) / (100 * bought[MIRROR[flow]] / whole["RUS"])


def whole_trade(country, year):
    return totals.loc[year, (country, "import")] + totals.loc[year, (country, "export")]


def turnover(year, flow):
    both = wide.loc[year].sum()
    return (both / whole_trade("TUR", year)) / (both / whole_trade("RUS", year))


def same_goods(year, flow):
    goods = wide.loc[year, flow]
    return (goods / totals.loc[year, ("TUR", flow)]) / (goods / totals.loc[year, ("RUS", MIRROR[flow])])


def difference(year, flow):
    in_turkey = wide.loc[year, flow] / totals.loc[year, ("TUR", flow)]
    return 100 * in_turkey - 100 * wide.loc[year, MIRROR[flow]] / totals.loc[year, ("RUS", flow)]


RIGHT = {
    1: [factor, round(factor, 1), [factor], 2],
    2: [change.idxmin(), int(change.idxmin()), float(change.idxmin())],
    3: [100 * gap, gap, round(100 * gap, 1), pd.Series([100 * gap])],
    4: [
        multiple,
        sold[2022] / sold,
        multiple.round(1),
        multiple.to_frame("times"),
        multiple.rename_axis("year").reset_index(name="times"),
        multiple.to_dict(),
    ],
    5: [pivoted, filtered, lambda year, flow: round(float(pivoted(year, flow)), 2)],
}

WRONG = {
    1: {
        "only the part": russia[2022] / russia[2020],
        "only the whole": world[2022] / world[2020],
        "percentage points": share[2022] - share[2020],
        "growth instead of factor": (share[2022] - share[2020]) / share[2020],
        "upside down": share[2020] / share[2022],
    },
    2: {
        "dollars instead of shares": russia.diff().loc[2005:2020].idxmin(),
        "lowest instead of steepest": share.loc[2005:2020].idxmin(),
        "gap read as zero": share.fillna(0).diff().loc[2005:2020].idxmin(),
        "year before": change.index[change.argmin() - 1],
    },
    3: {
        "the other base": 100 * (record("RUS", "export") - record("TUR", "import")) / record("RUS", "export"),
        "seen from the other side": record("TUR", "import") / record("RUS", "export") - 1,
        "minus sign lost": 100
        * (record("TUR", "import") - record("RUS", "export"))
        / record("TUR", "import"),
        "dollars instead of percent": (record("RUS", "export") - record("TUR", "import")) / 1e9,
        "ratio instead of gap": record("RUS", "export") / record("TUR", "import"),
        "the flow the other way": 100 * record("RUS", "import") / record("TUR", "export") - 100,
        "two flows of one country": record("TUR", "export") / record("TUR", "import") - 1,
    },
    4: {
        "still imports": russia[2022] / russia.loc[2012:2021],
        "upside down": sold.loc[2012:2021] / sold[2022],
        "one base for all": sold.loc[2012:2021] / sold[2020],
        "from year to year": sold / sold.shift(),
        "added percent": (multiple - 1) * 100,
        "all rows": by_year(trade, "export")
        .groupby(level=0)
        .sum()
        .pipe(lambda all_of: all_of[2022] / all_of),
        "turnover": (russia + sold)[2022] / (russia + sold),
    },
    5: {
        "upside down": lambda year, flow: 1 / pivoted(year, flow),
        "same goods from both ends": same_goods,
        "turnover": turnover,
        "difference": difference,
        "flow ignored": lambda year, flow: pivoted(year, "import"),
        "year ignored": lambda year, flow: pivoted(2022, flow),
        "dollars without weights": lambda year, flow: wide.loc[year, flow] / wide.loc[year, MIRROR[flow]],
    },
}

WRONG_TYPE = {
    1: ["2", True, [1.5, 2.5], share],
    2: ["2020", change, 20.5, np.nan],
    3: ["10 %", None.__class__, {"gap": 1}],
    4: [3.5, "export", trade, [1, 2], pd.Series([1.0, 2.0]), pd.Series(["a"], index=[2015])],
    5: [
        pivoted(2022, "import"),
        "asymmetry",
        lambda: 1,
        lambda year, flow: None,
        lambda year, flow: "much",
        lambda year, flow: wide[flow],
        lambda year, flow: wide.loc[year, "nonsense"],
    ],
}
