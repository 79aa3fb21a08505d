"""RFM scores and groups of the customers of the shop fixture, by pandas.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs pandas (2.2.3 was used, with numpy 2.4.6). The order log is grouped by customer; days are distinct, so that several
orders of a day are one purchase. The scores are those of pandas.cut at numpy's linear quantiles of 20, 40, 60 and 80 %,
which are pandas.qcut where no two cuts are equal; the groups are looked up by regular expressions of both scores, as
public code for RFM does.
"""

import json
import pathlib

import numpy as np
import pandas as pd

GROUPS = {
    r"[1-2][1-2]": "hibernating",
    r"[1-2][3-4]": "at risk",
    r"[1-2]5": "can't lose",
    r"3[1-2]": "about to sleep",
    r"33": "need attention",
    r"[3-4][4-5]": "loyal",
    r"41": "promising",
    r"51": "new customers",
    r"[4-5][2-3]": "potential loyalists",
    r"5[4-5]": "champions",
}

folder = pathlib.Path(__file__).resolve().parents[3]
log = pd.read_csv(folder / "fixtures/shop/orders.csv", parse_dates=["date"])
until = log["date"].max()
by = log.groupby("customer_id")
rfm = pd.DataFrame(
    {
        "silent": (until - by["date"].max()).dt.days,
        "purchases": by["date"].nunique() - 1,
        "spend": by["amount"].sum().round(2),
    }
)


def fifth(values):
    cuts = np.quantile(values, [0.2, 0.4, 0.6, 0.8])
    unique = np.unique(cuts)
    edges = [-np.inf, *unique, np.inf]
    place = pd.cut(values, edges, labels=False)
    # An edge that is several cuts takes a value above it past all of them.
    return place.map(lambda p: 1 + int((cuts <= edges[p]).sum())), cuts


score = {}
cuts = {}
for name in rfm.columns:
    score[name], cuts[name] = fifth(rfm[name])
qcut = pd.qcut(rfm["silent"], 5, labels=[5, 4, 3, 2, 1]).astype(int)
recency = 6 - score["silent"]
assert (recency == qcut).all()
assert (score["spend"] == pd.qcut(rfm["spend"], 5, labels=False) + 1).all()
both = recency.astype(str) + score["purchases"].astype(str)
group = both.replace(GROUPS, regex=True)

print(
    json.dumps(
        {
            "cuts": {name: [round(float(c), 6) for c in of] for name, of in cuts.items()},
            "scores": {
                customer: f"{recency[customer]}{score['purchases'][customer]}{score['spend'][customer]} {group[customer]}"
                for customer in rfm.index
            },
        }
    )
)
