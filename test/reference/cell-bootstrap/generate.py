"""Exact bootstrap distributions of few customers, by going through all resamples.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs Python alone. Five customers have 5^5 = 3125 resamples, all equally likely. For each one the Kaplan-Meier curve, the
mean stay within three years, and the sum of the expected values of those drawn are computed with fractions from
their definitions: a value is the spend a year times the years until the customer ended, or, for an active one of tenure T,
times T + the area under S from T to 3 years over S(T). The curve keeps its last height up to 3 years, the
reach of the data of all five.
"""

import itertools
import json
from fractions import Fraction as F

# Tenure in years, ended, spend a year.
customers = [(F(1), True, 100), (F(1), False, 150), (F(2), True, 80), (F(2), True, 300), (F(3), False, 60)]
reach = F(3)


def curve(drawn):
    """S at 1, 2 and 3 years."""
    shares = []
    share = F(1)
    for time in (1, 2, 3):
        at_risk = sum(1 for t, _, _ in drawn if t >= time)
        ended = sum(1 for t, e, _ in drawn if t == time and e)
        if ended:
            share *= F(at_risk - ended, at_risk)
        shares.append(share)
    return shares


def figures(drawn):
    s1, s2, _ = curve(drawn)
    mean_stay = 1 + s1 + s2
    total = F(0)
    for t, ended, spend in drawn:
        years = t
        if not ended and t == 1 and s1 > 0:
            years += (s1 + s2) / s1
        elif not ended and t == 2 and s2 > 0:
            years += s2 / s2
        total += spend * years
    return mean_stay, total


def described(values):
    ordered = sorted(values)
    n = len(ordered)
    mean = sum(ordered) / n
    return {
        "mean": float(mean),
        "variance": float(sum((v - mean) ** 2 for v in ordered) / n),
        "fourth": float(sum((v - mean) ** 4 for v in ordered) / n),
        # The quantiles, and those of probabilities around them that sampling error may reach.
        "low": [float(ordered[int(n * p)]) for p in (0.020, 0.025, 0.030)],
        "high": [float(ordered[int(n * p)]) for p in (0.970, 0.975, 0.980)],
    }


resamples = [figures(drawn) for drawn in itertools.product(customers, repeat=5)]
print(
    json.dumps(
        {
            "customers": [[float(t), e, s] for t, e, s in customers],
            "restrictedMean": described([m for m, _ in resamples]),
            "expectedTotal": described([t for _, t in resamples]),
        },
        indent=1,
    )
)
