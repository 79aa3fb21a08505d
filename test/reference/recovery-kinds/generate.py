"""Expected customers lost by kind of problem, from fixtures/households/cases.csv and households.csv.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs only Python. Everything is computed from the definitions, case by case: the share who stay after each outcome,
over all kinds (pooled), of each kind alone, and of each kind and outcome; how far kinds differ (Pearson's statistic);
and the mean of the beta-binomial posterior, found by numerical integration and not by its closed form.
"""

import csv
import datetime
import json
import math
from collections import defaultdict
from pathlib import Path

folder = Path(__file__).parents[3] / "fixtures" / "households"
with open(folder / "households.csv") as file:
    households = {row["household"]: row for row in csv.DictReader(file)}
with open(folder / "cases.csv") as file:
    cases = sorted(csv.DictReader(file), key=lambda row: row["date"])

# Who stays without a problem, where the customers have no dates: at the rate at which all have left, from each case
# to the last one.
ended = sum(row["status"] == "ended" for row in households.values())
years = sum(float(row["tenure_months"]) for row in households.values()) / 12
last = datetime.date.fromisoformat(cases[-1]["date"])
since = [(last - datetime.date.fromisoformat(case["date"])).days / 365.25 for case in cases]
no_problem = math.fsum(math.exp(-ended / years * each) for each in since) / len(since)

counts = defaultdict(lambda: [0, 0])
for case in cases:
    stayed = households[case["household"]]["status"] == "active"
    for key in [(case["problem"], case["outcome"]), (case["problem"], ""), ("", case["outcome"])]:
        counts[key][0] += 1
        counts[key][1] += stayed
assert len({case["household"] for case in cases}) == len(cases)

kinds = sorted({case["problem"] for case in cases})
outcomes = ["unresolved", "resolved", "resolved quickly"]
pooled = {outcome: counts["", outcome][1] / counts["", outcome][0] for outcome in outcomes}

chi_squared = 0.0
size = 0.0
degrees = 0
for outcome in outcomes:
    rate, everybody = pooled[outcome], counts["", outcome][0]
    for kind in kinds:
        n, stayed = counts[kind, outcome]
        # Observed and expected counts of who stayed, and of who left.
        chi_squared += (stayed - n * rate) ** 2 / (n * rate)
        chi_squared += (n - stayed - n * (1 - rate)) ** 2 / (n * (1 - rate))
    degrees += len(kinds) - 1
    size += everybody - sum(counts[kind, outcome][0] ** 2 for kind in kinds) / everybody
size /= degrees
correlation = max(0.0, (chi_squared / degrees - 1) / (size - 1))
prior = (1 - correlation) / correlation


def posterior_mean(n, stayed, mean):
    """The mean of θ^(stayed + a − 1)·(1 − θ)^(n − stayed + b − 1) on [0, 1], by the midpoint rule."""
    a, b = prior * mean, prior * (1 - mean)
    steps = 200_000
    top = bottom = 0.0
    for i in range(steps):
        theta = (i + 0.5) / steps
        log = (stayed + a - 1) * math.log(theta) + (n - stayed + b - 1) * math.log1p(-theta)
        weight = math.exp(log)
        top += theta * weight
        bottom += weight
    return top / bottom


def lost(kind, rate):
    cells = [(counts[kind, outcome], outcome) for outcome in outcomes]
    return sum(n * max(0.0, no_problem - rate((n, stayed), outcome)) for (n, stayed), outcome in cells)


result = {}
for kind in kinds:
    n, stayed = counts[kind, ""]
    result[kind] = {
        "cells": {outcome: counts[kind, outcome] for outcome in outcomes},
        "pooled": lost(kind, lambda _, outcome: pooled[outcome]),
        "kindAlone": n * max(0.0, no_problem - stayed / n),
        "kindAndOutcome": lost(kind, lambda cell, _: cell[1] / cell[0]),
        "posterior": {
            outcome: posterior_mean(*counts[kind, outcome], pooled[outcome]) for outcome in outcomes
        },
    }
print(
    json.dumps(
        {
            "noProblem": no_problem,
            "pooled": pooled,
            "chiSquared": chi_squared,
            "degrees": degrees,
            "meanSize": size,
            "correlation": correlation,
            "kinds": result,
        },
        indent=2,
    )
)
