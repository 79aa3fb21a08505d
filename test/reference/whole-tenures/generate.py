"""Writes oracle.json beside this file: models and life tables of tenures that were recorded in whole months.

    python3 generate.py && npx biome format --write oracle.json

Needs numpy and scipy. Nothing is taken from the project: the likelihood of each customer is written down from what the
recorded number stands for, and scipy maximises their sum; the life tables are the actuarial ones (Cutler & Ederer
1958), counted month by month.
"""

import json
import pathlib
import platform

import numpy as np
import scipy
from scipy.optimize import minimize
from scipy.special import betaln

SEED = 20240229
MONTH = 1 / 12
draw = np.random.default_rng(SEED)

# Customers who differ, and whose probability of leaving changes over time.
size = 2500
leaving = draw.beta(1.2, 14.0, size)
stay = (draw.exponential(1.0, size) / -np.log1p(-leaving)) ** (1 / 1.25)
until = draw.uniform(0, 60, size)
gone = stay <= until
ROUNDED = {"down": np.floor, "nearest": np.round, "up": np.ceil}

# Start and end, in months, of what a recorded number stands for.
REACH = {"down": (0.0, 1.0), "nearest": (0.5, 0.5), "up": (1.0, 0.0)}


def between(begins, months):
    """S of a model in whole months: linear from one to the next."""
    k = np.floor(months)
    return begins(k) + (months - k) * (begins(k + 1) - begins(k))


# S after some months, by parameters on the logarithmic scale; the geometric by log-odds.
def exponential(p, t):
    return np.exp(-np.exp(p[0]) * t / 12)


def weibull(p, t):
    return np.exp(-((t / 12 / np.exp(p[1])) ** np.exp(p[0])))


def geometric(p, t):
    return between(lambda k: (1 / (1 + np.exp(-p[0]))) ** k, t)


def discrete_weibull(p, t):
    return between(lambda k: weibull(p, k), t)


def beta_geometric(p, t):
    a, b = np.exp(p)
    return between(lambda k: np.exp(betaln(a, b + k) - betaln(a, b)), t)


def beta_discrete_weibull(p, t):
    a, b, c = np.exp(p)
    return between(lambda k: np.exp(betaln(a, b + k**c) - betaln(a, b)), t)


MODELS = {
    "exponential": (exponential, ["rate"], [[-0.5]]),
    "weibull": (weibull, ["shape", "scale"], [[0.0, 0.5]]),
    "geometric": (geometric, ["retention"], [[3.0]]),
    "discrete-weibull": (discrete_weibull, ["shape", "scale"], [[0.0, 0.5]]),
    "shifted-beta-geometric": (beta_geometric, ["alpha", "beta"], [[0.0, 2.5]]),
    "beta-discrete-weibull": (
        beta_discrete_weibull,
        ["alpha", "beta", "shape"],
        [[0.2, 2.6, 0.2], [1.0, 4.0, 0.0]],
    ),
}


def log_likelihood(survival, p, counts, how):
    """Summed over months: each count times the logarithm of what one such customer has."""
    months, ended, active = counts
    before, after = REACH[how]
    at_start = survival(p, np.maximum(0, months - before))
    at_end = survival(p, months + after)
    left = ended > 0
    fell = (ended[left] * np.log(at_start[left] - at_end[left])).sum()
    if how == "up":
        return fell + (active * np.log(at_end)).sum()
    # Half of each customer who is active counts to the start of the interval, half to its end.
    return fell + (active * (np.log(at_start) + np.log(at_end))).sum() / 2


def fit(model, counts, how):
    survival, names, starts = MODELS[model]

    def loss(p):
        with np.errstate(all="ignore"):
            value = -log_likelihood(survival, p, counts, how)
        return value if np.isfinite(value) else 1e12

    found = None
    for start in starts:
        at = np.array(start)
        # Started again where it stopped, until nothing improves.
        for _ in range(4):
            at = minimize(
                loss, at, method="Nelder-Mead", options={"xatol": 1e-11, "fatol": 1e-12, "maxiter": 2000}
            ).x
        if found is None or loss(at) < loss(found):
            found = at
    values = [1 / (1 + np.exp(-found[0]))] if model == "geometric" else np.exp(found)
    return {
        "parameters": {name: float(value) for name, value in zip(names, values)},
        "logLikelihood": -float(loss(found)),
        "survival": [float(survival(found, np.array(float(t)))) for t in (1, 12, 30, 72)],
    }


def life_table(months, ended, how):
    """S at the end of each interval in which somebody ended: 1 − d/(n − c/2), c of whom are active within it."""
    rows = []
    share = 1.0
    for k in range(int(months.max()) + 1):
        d = int((ended & (months == k)).sum())
        n = float((months >= k).sum())
        if how != "up":
            n -= float((~ended & (months == k)).sum()) / 2
        if d == 0:
            continue
        share *= 1 - d / n
        rows.append({"months": k + REACH[how][1], "atRisk": n, "ended": d, "survival": share})
    return rows


sets = []
for how, rounded in ROUNDED.items():
    months = rounded(np.minimum(stay, until))
    whole = np.unique(months)
    counts = (
        whole,
        np.array([(gone & (months == k)).sum() for k in whole]),
        np.array([(~gone & (months == k)).sum() for k in whole]),
    )
    sets.append(
        {
            "direction": how,
            # Months, customers who ended with them, and who are active with them.
            "counts": [[int(n) for n in row] for row in zip(*counts)],
            "models": {model: fit(model, counts, how) for model in MODELS},
            "table": life_table(months, gone, how),
        }
    )

oracle = {
    "by": f"numpy {np.__version__}, scipy {scipy.__version__}, Python {platform.python_version()}, seed {SEED}",
    "shownMonths": [1, 12, 30, 72],
    "sets": sets,
}
pathlib.Path(__file__).with_name("oracle.json").write_text(json.dumps(oracle))
