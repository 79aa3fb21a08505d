"""Intervals of a mean or total of customers, by numpy.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs numpy (2.4.6 was used). Everything is computed from the definitions, on the numbers themselves and not from sums
as in src/core/uncertainty:

- enumerated: of four and of five customers every resample there is (4^4, 5^5), with its t: the ends
  that many draws come near to
- formulas: total, standard error and the closed form, with strata; the closed form is found by solving Hall's cubic
  for t numerically, not by its inverse
- coverage: how many of 4,000 simulated samples have an interval that contains the true mean
"""

import itertools
import json

import numpy as np

Z = 1.959963984540054


def limits(t):
    """The quantiles of draws in the limit; no share of t may lie so near that draws could take the next value."""
    t = np.sort(np.round(t, 9))
    ends = []
    for p in (0.025, 0.975):
        end = t[int(np.ceil(p * len(t))) - 1]
        assert (t < end).mean() < p - 0.0014 and (t <= end).mean() > p + 0.0014, (t < end).mean()
        ends.append(float(end))
    return ends


def enumerated(values, scale):
    """The bootstrap-t interval of the total when every resample is drawn once."""
    x = np.array(values, dtype=float)
    n = len(x)
    total, error = x.sum(), np.sqrt(n * x.var(ddof=1))
    differences = []
    for picked in itertools.product(range(n), repeat=n):
        y = x[list(picked)]
        if len(set(y.tolist())) == 1:
            gap = y.sum() - total
            differences.append(0.0 if abs(gap) < 1e-12 else float(np.sign(gap)) * np.inf)
        elif scale == "plain":
            differences.append((y.sum() - total) / np.sqrt(n * y.var(ddof=1)))
        else:
            own = np.sqrt(n * y.var(ddof=1)) / y.sum()
            differences.append((np.log(y.sum()) - np.log(total)) / own)
    low, high = limits(np.array(differences))
    if scale == "plain":
        ends = [total - high * error, total - low * error]
    else:
        ends = [total * np.exp(-high * error / total), total * np.exp(-low * error / total)]
    return {
        "values": values,
        "scale": scale,
        "differences": {"low": low, "high": high},
        "interval": {"low": float(ends[0]), "high": float(ends[1])},
    }


def closed_form(strata):
    """The ends t for which t + λt²/3 + λ²t³/27 + λ/6 is ±z, by bisection."""
    total = sum(float(np.sum(x)) for x in strata)
    variance = sum(len(x) * float(np.var(x, ddof=1)) for x in strata)
    cubes = sum(float(np.sum((x - np.mean(x)) ** 3)) for x in strata)
    squares = sum(float(np.sum((x - np.mean(x)) ** 2)) for x in strata)
    skewness = cubes / squares**1.5
    a = skewness / 3

    def normal(t):
        return t + a * t**2 + a**2 * t**3 / 3 + skewness / 6

    def solve(goal):
        low, high = -1e4, 1e4
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if normal(middle) < goal else (low, middle)
        return (low + high) / 2

    error = variance**0.5
    return {
        "strata": [[float(v) for v in x] for x in strata],
        "total": total,
        "error": error,
        "skewness": skewness,
        "interval": {"low": total - solve(Z) * error, "high": total - solve(-Z) * error},
    }


def coverage(rng, customers, sigma, sets, draws):
    """The share of studentised log intervals and of closed forms that contain the true mean."""
    truth = np.exp(sigma**2 / 2)
    studentised = closed = 0
    for _ in range(sets):
        x = rng.lognormal(0, sigma, customers)
        mean, error = x.mean(), x.std(ddof=1) / customers**0.5
        y = x[rng.integers(0, customers, (draws, customers))]
        means = y.mean(axis=1)
        own = y.std(axis=1, ddof=1) / customers**0.5 / means
        low, high = np.quantile((np.log(means) - np.log(mean)) / own, [0.025, 0.975])
        ends = mean * np.exp(-np.array([high, low]) * error / mean)
        studentised += bool(ends[0] <= truth <= ends[1])
        ends = closed_form([x])["interval"]
        closed += bool(ends["low"] <= customers * truth <= ends["high"])
    return {
        "customers": customers,
        "sigma": sigma,
        "sets": sets,
        "studentisedLog": studentised / sets,
        "closedForm": closed / sets,
    }


rng = np.random.default_rng(1992)
skewed = np.round(rng.lognormal(3, 1, 40), 2)
print(
    json.dumps(
        {
            "numpy": np.__version__,
            "enumerated": [
                enumerated([12.5, 20.0, 31.0, 90.0], "log"),
                enumerated([3.0, 4.5, 5.0, 9.0, 40.0], "log"),
                enumerated([-20.0, 5.0, 12.0, 55.0, 31.0], "plain"),
            ],
            "formulas": [
                closed_form([skewed]),
                closed_form([skewed[:15], skewed[15:]]),
                closed_form([np.round(1000 - skewed, 2)]),
                closed_form([np.array([1e9 + i for i in (0, 1, 2, 4, 8, 16, 32, 64, 128, 256)])]),
            ],
            "coverage": coverage(rng, 30, 0.8, 4000, 1000),
        },
        indent=2,
    )
)
