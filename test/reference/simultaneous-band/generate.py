"""Expected numbers for the simultaneous band, and for the distance of a model from the data.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs numpy, scipy and lifelines. The critical values are those of the published table of Klein and
Moeschberger (2003), Survival Analysis, Appendix C, Table C.4, for ranges from 0, as the R package km.ci
0.5-6 has them, and those of Brownian bridges simulated here. The bands are computed from the definitions,
customer by customer, with a critical value found here from scipy's normal distribution; survival and the
numbers at risk are compared with lifelines before anything is written. The distances are searched for on
a fine grid of times, not only where they can be largest.
"""

import json
import sys

import lifelines
import numpy
import scipy
from lifelines import KaplanMeierFitter
from scipy.optimize import brentq
from scipy.stats import norm

seed = 20261129
draw = numpy.random.default_rng(seed)
published = [
    0.6825, 0.7418, 0.7948, 0.8428, 0.8866, 0.9269, 0.9639, 0.9982, 1.0299, 1.0594, 1.0868, 1.1123, 1.1360, 1.1581, 1.1785, 1.1976, 1.2152, 1.2315, 1.2465, 1.2604, 1.2731, 1.2847, 1.2953, 1.3048, 1.3134, 1.3211, 1.3279, 1.3338, 1.3390, 1.3434, 1.3471, 1.3501, 1.3525, 1.3544, 1.3558, 1.3568, 1.3574, 1.3578, 1.3580, 1.3581, 1.3581, 1.3581, 1.3581, 1.3581, 1.3581, 1.3581
]


def within(limit, a):
    """P(sup |B(u)| <= limit, u <= a)."""
    if a == 1:
        return sum((-1) ** k * numpy.exp(-2 * k * k * limit * limit) for k in range(-60, 61))
    half = limit / numpy.sqrt(a - a * a)
    total = 0.0
    for k in range(-200, 201):
        middle = 2 * k * limit * numpy.sqrt((1 - a) / a)
        chance = norm.cdf(middle + half) - norm.cdf(middle - half)
        total += (-1) ** k * numpy.exp(-2 * k * k * limit * limit) * chance
    return total


def critical(a):
    return brentq(lambda limit: within(limit, a) - 0.95, 0.05, 5, xtol=1e-13)


def simulated(ends, paths=40_000, steps=4_000):
    """Shares of simulated bridges that stay within the critical value; steps miss some of the excursions."""
    stays = {a: 0 for a in ends}
    for _ in range(paths // 1_000):
        walk = numpy.cumsum(draw.normal(0, 1 / numpy.sqrt(steps), (1_000, steps)), axis=1)
        time = numpy.arange(1, steps + 1) / steps
        bridge = numpy.abs(walk - time * walk[:, -1:])
        largest = numpy.maximum.accumulate(bridge, axis=1)
        for a in ends:
            stays[a] += int(numpy.sum(largest[:, int(a * steps) - 1] <= critical(a)))
    return [[a, critical(a), stays[a] / paths] for a in ends]


def sample(size, mean, limit, digits, entries=0.0):
    rows = []
    while len(rows) < size:
        tenure = round(float(draw.exponential(mean)), digits)
        until = round(float(draw.uniform(0, limit)), digits)
        entry = round(float(draw.uniform(0, entries)), digits) + 0.0003 if entries > 0 else 0.0
        exit_ = min(tenure, until)
        if exit_ > entry:
            rows.append((entry, exit_, tenure <= until))
    return rows


def at_risk(rows, t):
    return sum(1 for e, x, _ in rows if x >= t and (e < t or e == 0))


def estimate(rows):
    """Times at which somebody ended: time, at risk, S, Greenwood's sum."""
    table = []
    share, total = 1.0, 0.0
    for t in sorted({x for _, x, d in rows if d}):
        n = at_risk(rows, t)
        d = sum(1 for _, x, ended in rows if ended and x == t)
        share *= 1 - d / n
        total += d / (n * (n - d)) if n > d else 0.0
        table.append((t, n, share, total))
    fitter = KaplanMeierFitter().fit(
        [x for _, x, _ in rows], [d for _, _, d in rows], entry=[e for e, _, _ in rows]
    )
    for t, _, s, _ in table:
        assert abs(float(fitter.predict(t)) - s) < 1e-12, (t, s)
    return table


def band(rows, table):
    n = len(rows)
    last = max((i for i, (_, r, s, _) in enumerate(table) if r >= 10 and s > 0))
    spread = n * table[last][3]
    c = critical(max(0.1, spread / (1 + spread)))
    return c, lambda s, g: c * s * (1 + n * g) / numpy.sqrt(n)


def farthest(rows, table, half, rate):
    """The place of the largest distance of exp(-rate t), and of the largest ratio, over a grid of times."""
    until = max(x for _, x, _ in rows if at_risk(rows, x) >= 10)
    start = min(e for e, _, _ in rows)
    times = sorted({t for t, *_ in table} | set(numpy.linspace(start, until, 4001)) | {until})
    places = []
    for t in times:
        if at_risk(rows, t) < 10:
            continue
        for side in ("before", "at"):
            past = [row for row in table if (row[0] < t if side == "before" else row[0] <= t)]
            s, g = (past[-1][2], past[-1][3]) if past else (1.0, 0.0)
            if s <= 0:
                continue
            model = float(numpy.exp(-rate * (t - start)))
            allowed = max(0.02, float(half(s, g)))
            places.append([float(t), model, s, allowed])
    by_distance = max(places, key=lambda p: abs(p[1] - p[2]))
    by_ratio = max(places, key=lambda p: abs(p[1] - p[2]) / p[3])
    return by_distance, by_ratio


def case(name, rows, rates):
    table = estimate(rows)
    c, half = band(rows, table)
    return {
        "name": name,
        "customers": rows,
        "critical": c,
        "halfWidths": [[t, s, g, float(half(s, g))] for t, _, s, g in table if s > 0],
        "exponentials": [
            dict(zip(("farthest", "worst"), farthest(rows, table, half, rate)), rate=rate)
            for rate in rates
        ],
    }


json.dump(
    {
        "note": f"seed {seed}, numpy {numpy.__version__}, scipy {scipy.__version__}, "
        f"lifelines {lifelines.__version__}, python {sys.version.split()[0]}",
        "published": published,
        "simulated": simulated([0.1, 0.3, 0.5, 0.8, 1.0]),
        "cases": [
            case("ties, some still active", sample(120, 2, 5, 1), [0.45, 0.3, 0.9, 0.1]),
            case("nobody active at the end", sample(60, 1, 50, 2), [1, 0.6, 3]),
            case("observed late", sample(150, 2, 6, 2, 1.5), [0.5, 0.25, 1.2]),
            case("few before the end", sample(30, 3, 4, 3), [0.35, 0.1]),
        ],
    },
    sys.stdout,
)
