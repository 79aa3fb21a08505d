"""Expected numbers for survival without a model, the log-rank test and the chi-squared distribution.

    python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs numpy, scipy, mpmath and lifelines. Everything is computed here from the definitions, customer
by customer, with 40 digits. Whatever lifelines computes as well is compared with it before anything is
written: survival, Greenwood's sum, log-log intervals, medians, the log-rank test. It computes neither
Greenwood's variance of the restricted mean nor a log-rank test of late entries, and takes who enters
when somebody ends as observed already, and cuts weights to whole numbers at places: those are left to
the definitions.
"""

import json
import sys

import lifelines
import mpmath
import numpy
import scipy
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from mpmath import mpf
from scipy.stats import chi2

mpmath.mp.dps = 40
seed = 20240611
draw = numpy.random.default_rng(seed)
z95 = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))


def sample(size, mean, limit, digits=2, entries=0.0):
    """Tenures rounded to some digits, so that they tie; observed no longer than a limit of their own."""
    tenure = numpy.round(draw.exponential(mean, size), digits)
    until = numpy.round(draw.uniform(0, limit, size), digits)
    rows = []
    for t, c in zip(tenure, until):
        entry = float(numpy.round(draw.uniform(0, entries), digits)) if entries > 0 else 0.0
        exit_ = float(min(t, c))
        if entry >= exit_:
            entry = 0.0
        rows.append((entry, exit_, bool(t <= c), 1))
    return rows


def without_late_ties(rows):
    """Entries moved by a little where somebody ends at the same time."""
    ends = {exit_ for _, exit_, ended, _ in rows if ended}
    return [(round(e - 0.003, 3) if e > 0 and e in ends else e, x, d, w) for e, x, d, w in rows]


def at_risk(rows, t):
    return sum((mpf(w) for e, x, _, w in rows if x >= t and (e < t or e == 0)), mpf(0))


def ended_at(rows, t):
    return sum((mpf(w) for _, x, d, w in rows if d and x == t), mpf(0))


def times_of(rows):
    return sorted({x for _, x, d, _ in rows if d})


def kaplan_meier(rows, after=None):
    """One entry a time: t, where the fall begins, n, d, S, Greenwood's sum."""
    entries, share, total = [], mpf(1), mpf(0)
    for t in times_of(rows):
        n, d = at_risk(rows, t), ended_at(rows, t)
        share *= (n - d) / n
        if n > d:
            total += d / (n * (n - d))
        entries.append((t, t if after is None else after[t], n, d, share, total))
    return entries


def restricted_mean(entries, horizon):
    """The mean and Greenwood's variance, from S as a function, by quadrature between its corners."""
    horizon = mpf(horizon)

    def survival(t, only=None):
        """S, or its derivative by the logarithm of one factor."""
        value, slope = mpf(1), mpf(0)
        for i, (time, after, n, d, _, _) in enumerate(entries):
            factor = (n - d) / n
            if t >= time:
                part = mpf(1)
            elif t > after:
                part = (t - mpf(after)) / (mpf(time) - mpf(after))
            else:
                break
            here = 1 - part + part * factor
            if i == only:
                slope = part * factor / here if here != 0 else mpf(0)
            value *= here
        return value if only is None else value * slope

    corners = sorted({mpf(0), horizon, *(mpf(c) for e in entries for c in e[:2] if c < horizon)})
    def integral(only=None):
        # Linear between corners: the value in the middle is the mean.
        pairs = zip(corners, corners[1:])
        return sum(((b - a) * survival((a + b) / 2, only) for a, b in pairs), mpf(0))

    variance = mpf(0)
    for i, (time, after, n, d, _, _) in enumerate(entries):
        if n > d and after < horizon:
            variance += integral(i) ** 2 * d / (n * (n - d))
    mean, reach = integral(), z95 * mpmath.sqrt(variance)
    low, high = max(mpf(0), mean - reach), min(horizon, mean + reach)
    return {"horizon": float(horizon), "years": mean, "low": low, "high": high}


def interval(share, greenwood):
    if share in (0, 1):
        return None
    spread = z95 * mpmath.sqrt(greenwood) / abs(mpmath.log(share))
    inner = mpmath.log(-mpmath.log(share))
    return [mpmath.exp(-mpmath.exp(inner + spread)), mpmath.exp(-mpmath.exp(inner - spread))]


def close(ours, theirs, what):
    if not abs(float(ours) - theirs) <= 1e-9 * max(1, abs(theirs)):
        sys.exit(f"{what}: {ours} by definition, {theirs} by lifelines")


def compare_with_lifelines(name, rows, entries, median):
    columns = list(zip(*rows))
    late = {"entry": columns[0]} if any(columns[0]) else {}
    fit = KaplanMeierFitter().fit(columns[1], columns[2], weights=columns[3], **late)
    limits = fit.confidence_interval_survival_function_
    for t, _, _, _, share, greenwood in entries:
        close(share, float(fit.survival_function_.loc[t].iloc[0]), f"{name}, survival at {t}")
        if share == 0:
            continue
        close(greenwood, float(fit._cumulative_sq_.loc[t]), f"{name}, Greenwood at {t}")
        if share != 1:
            low, high = interval(share, greenwood)
            close(low, float(limits.loc[t].iloc[0]), f"{name}, low at {t}")
            close(high, float(limits.loc[t].iloc[1]), f"{name}, high at {t}")
    theirs = fit.median_survival_time_
    if median is not None or theirs != numpy.inf:
        close(median, theirs, f"{name}, median")


def estimate(name, rows, comparable=True):
    entries = kaplan_meier(rows)
    median = next((t for t, _, _, _, share, _ in entries if share <= mpf("0.5")), None)
    if comparable:
        compare_with_lifelines(name, rows, entries, median)
    reach = max(x for _, x, _, _ in rows)
    return {
        "name": name,
        "customers": [list(row) for row in rows],
        "exposureYears": sum((mpf(w) * (mpf(x) - mpf(e)) for e, x, _, w in rows), mpf(0)),
        "median": median,
        "times": [
            {"years": t, "atRisk": n, "ended": d, "survival": s, "greenwood": g, "interval": interval(s, g)}
            for t, _, n, d, s, g in entries
        ],
        "restrictedMeans": [restricted_mean(entries, h) for h in (reach, reach * 0.6)],
    }


def cohort(name, years, surviving):
    """The same of a table: those who are missing at a time ended evenly since the time before."""
    rows, after = [], {}
    for i in range(1, len(years)):
        rows.append((0.0, years[i], True, surviving[i - 1] - surviving[i]))
        after[years[i]] = years[i - 1]
    rows.append((0.0, years[-1], False, surviving[-1]))
    rows = [row for row in rows if row[3] > 0]
    entries = kaplan_meier(rows, after)
    horizons = (years[-1], years[-1] * 0.55)
    return {
        "name": name,
        "years": years,
        "surviving": surviving,
        "times": [{"years": t, "survival": s, "greenwood": g} for t, _, _, _, s, g in entries],
        "restrictedMeans": [restricted_mean(entries, h) for h in horizons],
    }


def log_rank(name, groups, comparable=True, rank=None):
    everybody = [row for group in groups for row in group]
    k = len(groups)
    excess, covariance = mpmath.zeros(k, 1), mpmath.zeros(k, k)
    for t in times_of(everybody):
        n, d = at_risk(everybody, t), ended_at(everybody, t)
        own = [at_risk(group, t) for group in groups]
        for i, group in enumerate(groups):
            excess[i] += ended_at(group, t) - d * own[i] / n
            for l in range(k):
                if n > 1:
                    factor = d * (n - d) / (n - 1)
                    covariance[i, l] += factor * own[i] / n * ((i == l) - own[l] / n)
    # All but the last group, where all overlap.
    kept = list(range(k - 1)) if rank is None else rank
    inner = mpmath.matrix([[covariance[i, l] for l in kept] for i in kept])
    part = mpmath.matrix([excess[i] for i in kept])
    chi_squared = (part.T * mpmath.inverse(inner) * part)[0]
    p = mpmath.gammainc(mpf(len(kept)) / 2, chi_squared / 2, mpmath.inf, regularized=True)
    if comparable:
        columns = list(zip(*((x, d, i) for i, group in enumerate(groups) for _, x, d, _ in group)))
        theirs = multivariate_logrank_test(columns[0], columns[2], columns[1])
        close(chi_squared, theirs.test_statistic, f"{name}, chi squared")
        close(p, theirs.p_value, f"{name}, p")
    return {
        "name": name,
        "groups": [[list(row) for row in group] for group in groups],
        "chiSquared": chi_squared,
        "degreesOfFreedom": len(kept),
        "p": p,
    }


def lower_gamma(a, x):
    term, total, n = mpf(1), mpf(1), 0
    while term > total * mpf(10) ** -35 or a + n < x:
        n += 1
        term *= x / (a + n)
        total += term
    return total * mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))


def gammas():
    rows = []
    for a in (0.01, 0.3, 0.5, 1, 1.5, 2, 7.25, 15.5, 16, 40, 100, 1000, 12345.5, 1e5, 1e6):
        for deviations in (-6, -3, -1, 0, 1, 3, 6):
            x = a + deviations * a**0.5
            x = x if x > 0 else a * 2.0**deviations
            with mpmath.workdps(60):
                lower = lower_gamma(mpf(a), mpf(x))
                rows.append([a, x, lower, 1 - lower])
    return rows


def quantiles():
    rows = []
    for freedom in (1, 2, 3, 7, 20, 22, 101, 2000, 200002):
        for p in (1e-8, 0.025, 0.05, 0.5, 0.95, 0.975, 0.9999):
            shape, guess = mpf(freedom) / 2, mpf(chi2.ppf(p, freedom)) / 2
            with mpmath.workdps(50):
                density = mpmath.exp((shape - 1) * mpmath.log(guess) - guess - mpmath.loggamma(shape))
                # One step of Newton from fourteen digits has all that a double holds.
                x = guess - (lower_gamma(shape, guess) - mpf(p)) / density
                rows.append([p, freedom, 2 * x])
    return rows


def plain(value):
    if isinstance(value, mpf):
        return float(value)
    if isinstance(value, dict):
        return {key: plain(v) for key, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, (list, tuple)) else value


truncated = sample(80, 2.0, 8, entries=2.5)
weighted = [(e, x, d, int(draw.lognormal(3, 1)) + 1) for e, x, d, _ in sample(60, 2.0, 6, 1)]
in_cents = [(e, x, d, round(float(draw.lognormal(3, 1)), 2)) for e, x, d, _ in truncated]
groups = [sample(40, 2.0, 6, 1), sample(50, 3.0, 6, 1), sample(30, 2.5, 4, 1)]
late_groups = [sample(40, 2.0, 6, 1, 2.0), sample(40, 3.0, 6, 1, 2.0), sample(30, 1.5, 4, 1, 1.0)]
# Nobody of the third is there when anybody ends; the first two have their one degree of freedom.
beside = [[row for row in group if row[1] > 0] for group in groups[:2]] + [[(0.0, 0.0, False, 1)] * 2]

result = {
    "made": {
        "seed": seed,
        "python": sys.version.split()[0],
        "lifelines": lifelines.__version__,
        "scipy": scipy.__version__,
        "numpy": numpy.__version__,
        "mpmath": mpmath.__version__,
    },
    "estimates": [
        estimate("ties", sample(120, 2.0, 6, 1)),
        estimate("few ties", sample(80, 3.0, 7, 4)),
        estimate("zero tenures", [(0.0, 0.0, i < 7, 1) for i in range(10)] + sample(40, 2.0, 5, 1)),
        estimate("all ended", [(e, x, True, w) for e, x, _, w in sample(50, 2.0, 6, 1)]),
        estimate("all active", [(e, x, False, w) for e, x, _, w in sample(20, 2.0, 6, 1)]),
        estimate("one customer, ended", [(0.0, 1.5, True, 1)]),
        estimate("one customer, active", [(0.0, 1.5, False, 1)]),
        estimate("heavy censoring", sample(150, 40.0, 5)),
        estimate("late entries", without_late_ties(truncated)),
        estimate("late entries that tie with ends", sample(90, 2.0, 8, 1, 2.0), comparable=False),
        estimate("weights", weighted),
        estimate("weights in cents, late entries", in_cents, comparable=False),
    ],
    "cohorts": [
        cohort("yearly", [0.0, 1.0, 2.0, 3.0, 4.0, 5.0], [200, 131, 101, 101, 77, 64]),
        cohort("uneven, until nobody is left", [0.0, 0.5, 2.0, 3.0], [60, 41, 12, 0]),
    ],
    "logRanks": [
        log_rank("two groups", groups[:2]),
        log_rank("three groups", groups),
        log_rank("late entries", late_groups, comparable=False),
        log_rank("a group that is never at risk", beside, comparable=False, rank=[0]),
    ],
    "incompleteGammas": gammas(),
    "chiSquaredQuantiles": quantiles(),
}
print(json.dumps(plain(result)))
