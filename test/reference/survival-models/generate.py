"""Writes oracle.json beside this file: maximum-likelihood fits and what curves promise, computed from the
definitions at 50 digits, without anything that the project's own code does.

    python3 generate.py && npx biome format --write oracle.json

Likelihoods are maximised as they stand: scipy finds the neighbourhood, Newton at 50 digits (mpmath) the
rest. Standard errors invert the matrix of second derivatives by the parameters themselves.
"""

import json
import pathlib
import platform
import random

import mpmath as mp
import scipy
from scipy.optimize import minimize

mp.mp.dps = 50
SEED = 20180302


def beta_ratio(a, b, x):
    return mp.exp(mp.loggamma(b + x) + mp.loggamma(a + b) - mp.loggamma(b) - mp.loggamma(a + b + x))


# S at the beginning of period k, for the models in whole periods.
BEGINS = {
    "geometric": lambda p, k: p[0] ** k,
    "shifted-beta-geometric": lambda p, k: beta_ratio(p[0], p[1], mp.mpf(k)),
    "beta-discrete-weibull": lambda p, k: beta_ratio(p[0], p[1], mp.mpf(k) ** p[2]),
}
NAMES = {
    "exponential": ["rate"],
    "weibull": ["shape", "scale"],
    "geometric": ["retention"],
    "shifted-beta-geometric": ["alpha", "beta"],
    "beta-discrete-weibull": ["alpha", "beta", "shape"],
}


def survival(model, p, t, period):
    if model == "exponential":
        return mp.exp(-p[0] * t)
    if model == "weibull":
        return mp.exp(-((t / p[1]) ** p[0]))
    periods = periods_of(t, period)
    k = int(mp.floor(periods))
    begins = BEGINS[model]
    return begins(p, k) + (periods - k) * (begins(p, k + 1) - begins(p, k))


def density(model, p, t, period):
    if model == "exponential":
        return p[0] * mp.exp(-p[0] * t)
    if model == "weibull":
        return p[0] / p[1] * (t / p[1]) ** (p[0] - 1) * survival(model, p, t, period)
    k = max(0, int(mp.ceil(periods_of(t, period))) - 1)
    begins = BEGINS[model]
    return (begins(p, k) - begins(p, k + 1)) / period


def periods_of(t, period):
    """Seven twelfths of a year are seven months, although the doubles only nearly are."""
    periods = t / period
    return mp.nint(periods) if abs(periods - mp.nint(periods)) < 1e-11 else periods


def log_likelihood(model, p, stays, period):
    total = mp.mpf(0)
    for i, exit_ in enumerate(stays["exitYears"]):
        exit_ = mp.mpf(exit_)
        entry = mp.mpf(stays["entryYears"][i])
        ended, active = stays["ended"][i], stays["active"][i]
        if ended:
            if "afterYears" in stays:
                after = mp.mpf(stays["afterYears"][i])
                left = survival(model, p, after, period) - survival(model, p, exit_, period)
                total += ended * mp.log(left)
            else:
                total += ended * mp.log(density(model, p, exit_, period))
        if active:
            total += active * mp.log(survival(model, p, exit_, period))
        if entry > 0:
            total -= (ended + active) * mp.log(survival(model, p, entry, period))
    return total


def fit(model, stays, period):
    period = mp.mpf(period)
    names = NAMES[model]
    rate = sum(stays["ended"]) / sum(
        (stays["ended"][i] + stays["active"][i]) * (x - stays["entryYears"][i])
        for i, x in enumerate(stays["exitYears"])
    )
    starts = {
        "exponential": [[rate]],
        "weibull": [[1.2, 1 / rate]],
        "geometric": [[float(mp.exp(-rate * period))]],
        "shifted-beta-geometric": [[1, 4], [3, 20]],
        "beta-discrete-weibull": [[1, 4, 1], [3, 20, 1.3], [0.5, 2, 1.5]],
    }[model]
    is_share = model == "geometric"

    def natural(free):
        if is_share:
            return [1 / (1 + mp.exp(-free[0]))]
        return [mp.exp(x) for x in free]

    def freed(values):
        if is_share:
            return [float(mp.log(values[0] / (1 - mp.mpf(values[0]))))]
        return [float(mp.log(x)) for x in values]

    mp.mp.dps = 18
    best = min(
        (
            minimize(
                lambda x: -float(log_likelihood(model, natural(x), stays, period)),
                freed(start),
                method="Nelder-Mead",
                options={"xatol": 1e-7, "fatol": 1e-10, "maxiter": 4000},
            )
            for start in starts
        ),
        key=lambda found: found.fun,
    )
    mp.mp.dps = 50
    size = len(names)

    def value(p):
        return log_likelihood(model, p, stays, period)

    def slopes_and_curvature(p):
        """Central differences with a step that leaves more than 20 digits of each."""
        step = [mp.mpf("1e-10") * x for x in p]

        def moved(*moves):
            q = list(p)
            for i, times in moves:
                q[i] += times * step[i]
            return value(q)

        here = value(p)
        g = mp.matrix(size, 1)
        h = mp.matrix(size, size)
        for i in range(size):
            up, down = moved((i, 1)), moved((i, -1))
            g[i] = (up - down) / (2 * step[i])
            h[i, i] = (up - 2 * here + down) / step[i] ** 2
            for j in range(i):
                cross = moved((i, 1), (j, 1)) - moved((i, 1), (j, -1))
                cross += moved((i, -1), (j, -1)) - moved((i, -1), (j, 1))
                h[i, j] = h[j, i] = cross / (4 * step[i] * step[j])
        return g, h

    p = [mp.mpf(x) for x in natural([mp.mpf(x) for x in best.x])]
    for _ in range(6):
        g, h = slopes_and_curvature(p)
        change = mp.lu_solve(-h, g)
        p = [p[i] + change[i] for i in range(size)]
    assert max(abs(change[i] / p[i]) for i in range(size)) < 1e-15, (model, change)
    _, h = slopes_and_curvature(p)
    covariance = (-h) ** -1
    assert all(covariance[i, i] > 0 for i in range(size)), model
    return {
        "parameters": {n: float(p[i]) for i, n in enumerate(names)},
        "standardErrors": {n: float(mp.sqrt(covariance[i, i])) for i, n in enumerate(names)},
        "logLikelihood": float(value(p)),
    }


def counted(rows):
    """Rows (entry, exit, ended) taken together as one entry a distinct (exit, entry)."""
    table = {}
    for entry, exit_, ended in rows:
        counts = table.setdefault((exit_, entry), [0, 0])
        counts[0 if ended else 1] += 1
    keys = sorted(table)
    return {
        "entryYears": [entry for _, entry in keys],
        "exitYears": [exit_ for exit_, _ in keys],
        "ended": [table[key][0] for key in keys],
        "active": [table[key][1] for key in keys],
    }


def exact_days(source):
    """Times to the day, right-censored; a third only known from the second quarter on."""
    rows = []
    while len(rows) < 60:
        tenure = round(source.weibullvariate(1.4, 1.3) * 365.25) / 365.25
        seen = round(source.uniform(0.1, 2.5) * 365.25) / 365.25
        entry = 0.25 if len(rows) % 3 == 0 else 0.0
        exit_ = min(tenure, seen)
        if exit_ > entry:
            rows.append((entry, exit_, tenure <= seen))
    return counted(rows)


def whole_months(source):
    """Whole months from customers who differ, with ties, many still active, some in mid-month."""
    rows = []
    for i in range(400):
        leaving = source.betavariate(0.9, 6.0)
        months = 1
        while source.random() > leaving and months < 60:
            months += 1
        seen = source.randint(1, 30) + (0.5 if i % 4 == 0 else 0)
        ended = months <= seen
        rows.append((0.0, (months if ended else seen) / 12, ended))
    return counted(rows)


def with_zero_tenures(source):
    """Some ended on the day they came; the Weibull has no density there."""
    rows = [(0.0, 0.0, True)] * 3 + [(0.0, 0.0, False)] * 2
    for _ in range(40):
        tenure = round(source.expovariate(0.4), 3)
        rows.append((0.0, min(tenure, 6.0), tenure < 6.0))
    return counted(rows)


def cohort_table(source):
    """Survivors of 2,000 by year, whose own chances of leaving rise with time."""
    surviving = [2000]
    shares = [source.betavariate(0.8, 5.0) for _ in range(2000)]
    for year in range(1, 9):
        chance = lambda q: 1 - (1 - q) ** (year**1.3 - (year - 1) ** 1.3)
        shares = [q for q in shares if source.random() > chance(q)]
        surviving.append(len(shares))
    years = range(1, len(surviving))
    return {
        "entryYears": [0 for _ in years],
        "exitYears": list(years),
        "ended": [surviving[y - 1] - surviving[y] for y in years],
        "active": [surviving[y] if y == len(surviving) - 1 else 0 for y in years],
        "afterYears": [y - 1 for y in years],
    }


def fits():
    source = random.Random(SEED)
    cases = [
        ("times to the day, some left-truncated", exact_days(source), 0.25),
        ("whole months", whole_months(source), 1 / 12),
        ("zero tenures", with_zero_tenures(source), 1),
        ("a cohort table", cohort_table(source), 1),
    ]
    wanted = {
        "times to the day, some left-truncated": ["exponential", "weibull", "geometric"],
        "zero tenures": ["exponential", "geometric"],
    }
    return [
        {
            "name": name,
            "stays": stays,
            "periodYears": period,
            "fits": {m: fit(m, stays, period) for m in wanted.get(name, NAMES)},
        }
        for name, stays, period in cases
    ]


def curves():
    """S, area and mean of settled models, and discounted lifetimes."""
    settled = [
        ("exponential", None, [0.3]),
        ("weibull", None, [0.6, 3.5]),
        ("weibull", None, [2.4, 1.5]),
        ("geometric", 1, [0.75]),
        ("shifted-beta-geometric", 1, [0.668, 3.806]),
        ("shifted-beta-geometric", 1 / 12, [2.5, 40.0]),
        ("beta-discrete-weibull", 1, [0.8, 2.0, 1.6]),
        ("beta-discrete-weibull", 1 / 12, [3.0, 60.0, 0.7]),
    ]
    found = []
    for model, period, values in settled:
        p = [mp.mpf(x) for x in values]
        q = mp.mpf(1 if period is None else period)
        times = [0, 0.2, 1, 2.75, 12]
        row = {
            "model": model,
            "periodYears": period,
            "parameters": dict(zip(NAMES[model], values)),
            "times": times,
            "survival": [float(survival(model, p, mp.mpf(t), q)) for t in times],
            "area": [float(area(model, p, mp.mpf(t), q, period)) for t in times],
            "meanYears": mean(model, p, q),
            "lifetimes": [
                {"discount": d, "renewals": n, "years": lifetime(model, p, q, d, n)}
                for d, n in [(0.1, None), (0.1, 6), (0.002, None)]
            ],
        }
        found.append(row)
    return found


def area(model, p, t, q, period):
    if t == 0:
        return mp.mpf(0)
    if period is None:
        return mp.quad(lambda x: survival(model, p, x, q), mp.linspace(0, t, 9))
    whole = int(mp.floor(periods_of(t, q)))
    ends = [k * q for k in range(whole + 1)] + [t]
    at = [survival(model, p, x, q) for x in ends]
    return sum((ends[i + 1] - ends[i]) * (at[i] + at[i + 1]) / 2 for i in range(whole + 1))


def mean(model, p, q):
    """None where it is infinite."""
    if model == "exponential":
        return float(1 / p[0])
    if model == "weibull":
        return float(p[1] * mp.gamma(1 + 1 / p[0]))
    if model == "geometric":
        return float(q / (1 - p[0]))
    if model == "shifted-beta-geometric":
        return float(q * (p[0] + p[1] - 1) / (p[0] - 1)) if p[0] > 1 else None
    if p[0] * p[2] <= 1:
        return None
    return float(q * endless(lambda k: BEGINS[model](p, k)))


def endless(f):
    """The first 2,000 terms, then Euler and Maclaurin, with the integral by quadrature over log k."""
    # Far out the logarithms of gamma functions have 80 digits before the point.
    mp.mp.dps = 120
    first = mp.mpf(2000)
    total = mp.fsum(f(mp.mpf(k)) for k in range(2000))
    start = mp.log(first)
    total += mp.quad(lambda s: f(mp.exp(s)) * mp.exp(s), [start + 4 * i for i in range(26)], maxdegree=5)
    end = mp.exp(start + 100)
    slope = mp.log(f(end * 2) / f(end)) / mp.log(2)
    total += f(end) * end / (-slope - 1)
    total += f(first) / 2 - mp.diff(f, first) / 12 + mp.diff(f, first, 3) / 720
    mp.mp.dps = 50
    return total


def lifetime(model, p, q, discount, renewals):
    """Paid a period at a time at its start; models in continuous time by the year."""
    v = 1 / (1 + mp.mpf(discount)) ** q
    n = 0 if renewals is None else renewals + 1
    if model == "shifted-beta-geometric":
        a, b = p
        if renewals is None:
            return float(q * mp.hyp2f1(1, b, a + b, v))
        return float(q * (b + n - 1) / (a + b + n - 1) * mp.hyp2f1(1, b + n, a + b + n, v))
    if model == "geometric":
        return float(q * (1 if renewals is None else p[0]) / (1 - p[0] * v))
    if model == "exponential":
        first = -mp.expm1(-p[0]) / p[0]
        carried = 1 if renewals is None else mp.exp(-p[0])
        return float(first * carried / (1 - mp.exp(-p[0]) * v))
    mp.mp.dps = 25
    if model == "weibull":

        def paid(k):
            return mp.quad(lambda x: survival(model, p, x, q), [k, k + 1])

    else:

        def paid(k):
            return BEGINS[model](p, k)

    reached = mp.mpf(1) if renewals is None else survival(model, p, renewals * q, q)
    if discount < 0.01 and model == "beta-discrete-weibull":
        mp.mp.dps = 50
        return float(q * endless(lambda k: paid(k) * mp.exp(k * mp.log(v))))
    total, k = mp.mpf(0), n
    while True:
        term = paid(k) * v ** (k - n)
        total += term
        k += 1
        if term < 1e-22 * total:
            break
    mp.mp.dps = 50
    return float(q * total / reached)


oracle = {
    "by": {
        "python": platform.python_version(),
        "mpmath": mp.__version__,
        "scipy": scipy.__version__,
        "seed": SEED,
    },
    "fits": fits(),
    "curves": curves(),
}
here = pathlib.Path(__file__).parent
(here / "oracle.json").write_text(json.dumps(oracle, indent=2) + "\n")
