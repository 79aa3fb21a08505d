"""What fixtures/christmas/forecast.check.yaml expects: BG/NBD with months, a year ahead, and with the channel as label.

    python3 christmas.py

Needs numpy and scipy. It has the log, the likelihoods and the search in common with generate.py, and nothing with the
program.
"""

import csv
import datetime
import pathlib

import numpy

import models
from joint import Design, Fit, Log, year

orders = pathlib.Path(__file__).parents[3] / "fixtures" / "christmas" / "orders.csv"


def main():
    days, friends = {}, {}
    with open(orders) as file:
        for row in csv.DictReader(file):
            days.setdefault(row["customer_id"], set()).add(datetime.date.fromisoformat(row["date"]))
            friends[row["customer_id"]] = row["channel"] == "friends"
    start, end = min(min(one) for one in days.values()), max(max(one) for one in days.values())
    customers = [(sorted((day - start).days for day in one), friends[name]) for name, one in days.items()]
    log = Log(start, (end - start).days, customers, unit=7)

    plain = Fit("BG/NBD", Design(log))
    fit = Fit("BG/NBD", Design(log, months=True), start=plain.at)
    label = Fit("BG/NBD", Design(log, months=True), label=True, start=fit.at)
    print("repeats", int(numpy.sum(log.repeats)))
    print("plain log L", plain.log_likelihood)
    print("log L", fit.log_likelihood, "LR", 2 * (fit.log_likelihood - plain.log_likelihood))
    found = numpy.exp(fit.normalised())
    print("parameters", found[:fit.shape])
    print("multipliers", found[fit.shape:])
    names, actual, mean = fit.actual_expected()
    print("Pearson / df", float(numpy.sum((actual - mean) ** 2 / mean)) / (len(names) - 12))
    for name, n, e in list(zip(names, actual, mean))[-2:]:
        print(name, int(n), e)
    print("gamma", label.at[-1], "error", float(numpy.sqrt(label.covariance()[-1, -1])))

    _, theta, _, recency, age = fit.record(fit.at)
    # The purchases of the last day are known: the year ahead begins after it.
    speed = numpy.exp(fit.design.of(log.end + 1, log.end + 368) @ fit.at[fit.shape:])
    ahead = float(numpy.interp(year, numpy.arange(368), numpy.concatenate([[0], numpy.cumsum(speed)]))) / log.unit
    at = (theta, theta[1], log.x, recency, age)
    print("expected", float(numpy.sum(log.weight * models.expected(*at, ahead))))
    print("buyers", float(numpy.sum(log.weight * models.buys_chance(*at, ahead))))


main()
