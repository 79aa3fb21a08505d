"""
What a label gains in a backtest of the shop of logs.py: python3 effect.py > effect.json

BG/NBD is fitted to the purchases up to a split: with a rate of each label, without, and to each label by itself on the
clock of all. Each is then given the purchases after the split of the customers known by then.
"""

import datetime
import json
import sys

import numpy
from scipy.optimize import minimize

import models
from joint import Design, Fit, Log
from logs import shop

start, split, end = datetime.date(2023, 1, 1), 600, 731


class Later:
    """The same customers up to the end: days after the split follow the clock of a fit before it."""

    def __init__(self, customers):
        self.label = numpy.array([int(label) for _, label in customers])
        self.first = numpy.array([days[0] for days, _ in customers])
        self.days = [numpy.array(days) for days, _ in customers]

    def record(self, until, logs):
        """x and the operational times of each customer up to an instant, of purchases up to and on its day."""
        clock = numpy.concatenate([[0], numpy.cumsum(numpy.exp(logs))])
        known = [days[days <= until] for days in self.days]
        last = numpy.array([days[-1] for days in known])
        x = numpy.array([len(days) - 1 for days in known])
        return x, clock[last] - clock[self.first], clock[until] - clock[self.first]

    def jacobian(self, logs):
        return sum(float(numpy.sum(logs[days[days > split]])) for days in self.days)

    def held_out(self, logs, theta, alpha, chosen=slice(None)):
        before, whole = ([part[chosen] for part in self.record(until, logs)] for until in (split, end))
        return float(numpy.sum(models.log_density("BG/NBD", theta, alpha, *whole)
                               - models.log_density("BG/NBD", theta, alpha, *before)))


def apart(later, logs, label):
    """The parameters of the customers of one label in the time of a clock."""
    chosen = later.label == label
    x, recency, age = [part[chosen] for part in later.record(split, logs)]
    value = lambda v: -float(numpy.sum(models.log_density("BG/NBD", numpy.exp(v), numpy.exp(v[1]), x, recency, age)))
    at = numpy.log([1, 60, 1, 2])
    for _ in range(4):
        at = minimize(value, at, method="Nelder-Mead",
                      options={"xatol": 1e-9, "fatol": 1e-11, "maxiter": 40000, "maxfev": 40000}).x
    return numpy.exp(at), chosen


def gains(customers, months):
    known = [([day for day in days if day <= split], label) for days, label in customers if days[0] <= split]
    log = Log(start, split, known)
    later = Later([one for one in customers if one[0][0] <= split])
    design = Design(log, months=months)
    fits = [Fit("BG/NBD", design, label=label) for label in (False, True)]
    held = []
    for fit in fits:
        logs = design.of(0, end) @ fit.at[fit.shape:fit.shape + fit.width]
        theta = numpy.exp(fit.at[:fit.shape])
        alpha = theta[1] * (numpy.exp(-fit.at[-1] * later.label) if fit.label else 1)
        held.append(later.held_out(logs, theta, alpha) + later.jacobian(logs))
    pooled = fits[0]
    logs = design.of(0, end) @ pooled.at[pooled.shape:pooled.shape + pooled.width]
    alone = later.jacobian(logs)
    for label in (0, 1):
        theta, chosen = apart(later, logs, label)
        alone += later.held_out(logs, theta, theta[1], chosen)
    return {"gamma": float(fits[1].at[-1]), "rates": held[1] - held[0], "apart": alone - held[0]}


customers, _ = shop()
json.dump({"split": split, "plain": gains(customers, False), "months": gains(customers, True)}, sys.stdout, indent=2)
print()
