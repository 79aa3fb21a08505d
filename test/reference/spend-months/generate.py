"""Writes files beside this one: simulated logs of purchases as CSV, amounts in cents; and oracle.json, what their spend by
calendar month is.

    python3 generate.py        (Python 3.11.7, numpy 2.4.6, scipy 1.17.1; seconds)

The definitions are applied purchase by purchase with dense matrices: a column for each of the twelve months, so that
the design lacks one rank and pseudo-inverses take its place; the estimate by a general solver of equations; every
variance from the projection I − 11ᵀ/n of one customer. For a customer with few purchases it is compared with the
variance over all orders of the amounts, one by one.
"""

import datetime
import itertools
import json
import pathlib

import numpy
from scipy import optimize, stats

EPOCH = datetime.date(1970, 1, 1)
MONTHS = numpy.array([0.9, 1.0, 1.0, 1.05, 1.0, 0.95, 0.9, 0.9, 1.0, 1.0, 1.1, 1.35])


def simulated(seed, customers, first, last, season, sigma, growth, welcome):
    """Rows (customer, day, amount in cents): some amounts are 0 or negative, some customers bought once."""
    rng = numpy.random.default_rng(seed)
    first, last = (datetime.date.fromisoformat(day) - EPOCH for day in (first, last))
    rows = []
    for customer in range(customers):
        level = 2000 * rng.gamma(3) / 3
        days = {int(rng.uniform(first.days, last.days + 1))}
        for _ in range(rng.geometric(0.1) - 1):
            days.add(int(rng.uniform(min(days), last.days + 1)))
        for place, day in enumerate(sorted(days)):
            month = (EPOCH + datetime.timedelta(days=day)).month - 1
            effect = MONTHS[month] ** season * numpy.exp(growth * (day - first.days) / 365.25)
            amount = level * effect * numpy.exp(sigma * rng.normal() - sigma**2 / 2) * (welcome if place == 0 else 1)
            odd = rng.uniform()
            rows.append([customer, day, 0 if odd < 0.02 else -500 if odd < 0.04 else max(1, round(amount))])
    return rows


class Log:
    """Comparable purchases: amounts, customers, and one row a purchase of marks by bin and of being the first."""

    def __init__(self, rows):
        dates = [EPOCH + datetime.timedelta(days=day) for _, day, _ in rows]
        start = min((date.year, date.month) for date in dates)
        number = [(date.year - start[0]) * 12 + date.month - start[1] for date in dates]
        self.purchases = numpy.zeros(12)
        by_customer = {}
        for (customer, _, amount), date, bin_ in zip(rows, dates, number):
            if amount > 0:
                self.purchases[date.month - 1] += 1
                by_customer.setdefault(customer, []).append((amount, bin_))
        groups = [group for group in by_customer.values() if len(group) > 1]
        self.customers = len(groups)
        self.bins = sorted({bin_ for group in groups for _, bin_ in group})
        self.month = numpy.array([(start[1] - 1 + bin_) % 12 for bin_ in self.bins])
        self.amounts = [numpy.array([amount for amount, _ in group], float) for group in groups]
        self.marks = []
        for group in groups:
            marks = numpy.zeros((len(group), len(self.bins) + 1))
            for place, (_, bin_) in enumerate(group):
                marks[place, self.bins.index(bin_)] = 1
            marks[0, -1] = 1
            self.marks.append(marks)
        nuisance = numpy.zeros((len(self.bins) + 1, 2))
        nuisance[:-1, 0] = numpy.array(self.bins) / 12
        nuisance[-1, 1] = 1
        months = numpy.zeros((len(self.bins) + 1, 12))
        months[numpy.arange(len(self.bins)), self.month] = 1
        self.nuisance, self.months = nuisance, months

    def adjusted(self, effects):
        for amounts, marks in zip(self.amounts, self.marks):
            free = amounts / numpy.exp(marks @ effects)
            yield free / free.mean(), marks

    def slopes(self, effects):
        return sum(marks.T @ (r - 1) for r, marks in self.adjusted(effects))

    def moments(self, effects):
        v, j = 0, 0
        for r, marks in self.adjusted(effects):
            n = len(r)
            spread = r.var(ddof=1)
            projected = marks.T @ (numpy.eye(n) - numpy.ones((n, n)) / n) @ marks
            v, j = v + spread * projected, j + (1 - spread / n) * projected
        return v, j

    def fitted(self, columns, start):
        """The columns' coefficients at which their slopes are 0."""
        found = optimize.root(lambda at: columns.T @ self.slopes(columns @ at), start, method="hybr", tol=1e-13)
        assert numpy.abs(columns.T @ self.slopes(columns @ found.x)).max() < 1e-7 * self.customers, found
        return found.x


def check_permutations(log):
    """The variance over all orders is that of the formula, and the expected slope is 0."""
    r, marks = next((r, m) for r, m in log.adjusted(numpy.zeros(len(log.bins) + 1)) if len(r) == 5)
    slopes = numpy.array([marks.T @ (numpy.array(order) - 1) for order in itertools.permutations(r)])
    assert numpy.abs(slopes.mean(0)).max() < 1e-12
    formula = r.var(ddof=1) * marks.T @ (numpy.eye(5) - 0.2) @ marks
    assert numpy.abs(numpy.cov(slopes.T, ddof=0) - formula).max() < 1e-12


def answer(rows):
    log = Log(rows)
    check_permutations(log)
    # January is the reference of the solver alone.
    columns = numpy.hstack([log.nuisance, log.months[:, 1:]])
    without = log.fitted(log.nuisance, numpy.zeros(2))
    slopes = log.slopes(log.nuisance @ without)
    v, j = log.moments(log.nuisance @ without)
    n, m = log.nuisance, log.months
    remaining = m - n @ numpy.linalg.solve(n.T @ j @ n, n.T @ j @ m)
    q = slopes @ remaining @ numpy.linalg.pinv(remaining.T @ v @ remaining, rcond=1e-10) @ remaining.T @ slopes

    at = log.fitted(columns, numpy.concatenate([without, numpy.zeros(11)]))
    slopes = log.slopes(columns @ at)
    v, j = log.moments(columns @ at)
    h = numpy.linalg.inv(columns.T @ j @ columns)
    covariance = h @ (columns.T @ v @ columns) @ h
    left = numpy.eye(len(j)) - j @ columns @ h @ columns.T
    bins = slice(0, len(log.bins))
    own = numpy.diag(v)[bins]
    phi = (slopes[bins] ** 2 / own).sum() / (numpy.diag(left @ v @ left.T)[bins] / own).sum()
    degrees = len(log.bins) - 12 - 1

    effects = numpy.concatenate([[0], at[2:]])
    spread = numpy.zeros((12, 12))
    spread[1:, 1:] = covariance[2:, 2:]
    f = numpy.exp(effects) * log.purchases.sum() / (log.purchases * numpy.exp(effects)).sum()
    share = log.purchases * f / log.purchases.sum()
    contrast = numpy.eye(12) - share
    error = numpy.sqrt(numpy.diag(contrast @ spread @ contrast.T))
    reach = max(stats.norm.ppf(0.975), stats.t.ppf(0.975, degrees) * numpy.sqrt(phi))
    return {
        "customers": log.customers,
        "purchases": log.purchases.astype(int).tolist(),
        "compared": [int(sum(marks[:, :-1].sum(0)[log.month == k].sum() for marks in log.marks)) for k in range(12)],
        "years": [int((log.month == k).sum()) for k in range(12)],
        "statistic": q,
        "phi": phi,
        "phiDegrees": degrees,
        "p": max(stats.chi2.sf(q, 11), stats.f.sf(q / 11 / phi, 11, degrees)),
        "multiplier": f.tolist(),
        "low": (f * numpy.exp(-reach * error)).tolist(),
        "high": (f * numpy.exp(reach * error)).tolist(),
    }


# Three years with a season, growth and a welcome discount; 26 months, very skewed, without a season.
LOGS = {
    "season": (1, 150, "2021-01-01", "2023-12-31", 1, 0.4, 0.1, 0.8),
    "skewed": (2, 150, "2022-11-05", "2025-01-10", 0, 1.3, 0, 1),
}

if __name__ == "__main__":
    folder = pathlib.Path(__file__).parent
    answers = {}
    for name, settings in LOGS.items():
        rows = simulated(*settings)
        lines = ["customer,day,amount", *(",".join(map(str, row)) for row in rows)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n")
        answers[name] = answer(rows)
    (folder / "oracle.json").write_text(json.dumps(answers, indent=2) + "\n")
