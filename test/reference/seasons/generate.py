"""Expected numbers for models of purchases on a clock of months, trend, dated windows and labels.

    REFERENCE_DATA=… python3 generate.py > oracle.json && npx biome check --write oracle.json

Needs numpy and scipy, and about a minute. The shop is simulated by the recipe of `shop` in logs.py, which
src/core/purchase/testing/seasons-generator.ts repeats. Derivatives are complex steps of the likelihoods in
models.py, the maxima (joint.py) end in Newton steps. The figures that were given with the method are
compared with these before anything is written. CDNOW gives its fits only.
"""

import datetime
import json
import math
import platform
import sys

import numpy
import scipy
from scipy.integrate import quad
from scipy.stats import chi2

import models
from joint import Design, Fit, Log, year
from logs import cdnow, shop, speeds, start

promotion = [(datetime.date(2024, 3, 1), datetime.date(2024, 3, 31))]
black_friday = [(datetime.date(2023, 11, 24), datetime.date(2023, 11, 27)),
                (datetime.date(2024, 11, 29), datetime.date(2024, 12, 2))]


def agree(got, published, digits):
    """Stops unless the figure is the published one, to the digits that were published."""
    distance = numpy.max(numpy.abs(numpy.array(got) - numpy.array(published)))
    assert distance <= 0.5001 * 10.0 ** -digits, (got, published)
    print(f"agrees to {digits} digits after the point: {published}", file=sys.stderr)


def clean(value):
    if isinstance(value, dict):
        return {key: clean(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return [clean(one) for one in value]
    if isinstance(value, (bool, str)) or value is None:
        return value
    return int(value) if float(value).is_integer() else float(f"{value:.12g}")


def described(fit, smaller=None, freedom=1):
    """What a fit says: parameters with times of the mean month, multipliers, coefficients, tests."""
    k, found = fit.shape, {}
    if fit.design.months:
        found["parameters"] = numpy.exp(fit.normalised()[:k])
        found["multipliers"] = numpy.exp(fit.normalised()[k:])
    else:
        found["parameters"] = numpy.exp(fit.at[:k])
    errors = numpy.sqrt(numpy.diag(fit.covariance()))
    others = list(range(k + fit.design.seasons, len(fit.at)))
    names = ["trend"] * fit.design.trend + ["event"] * len(fit.design.windows)
    names += ["step"] * (fit.design.step is not None) + ["label"] * fit.label
    for name, place in zip(names, others):
        found[name] = {"value": fit.at[place], "standardError": errors[place]}
    found["logLikelihood"] = fit.log_likelihood
    if fit.held is not None:
        found["penalised"] = fit.penalised
    dates, actual, mean = fit.actual_expected()
    if fit.design.months:
        found["bins"] = {"names": dates, "actual": actual, "expected": mean}
        months = numpy.array([int(name[5:7]) for name in dates])
        calendar = numpy.array([{name[:4] for name in dates if int(name[5:7]) == m} for m in months])
        repeated = numpy.array([len(one) >= 2 for one in calendar])
        df = int(numpy.sum(repeated)) - len(set(months[repeated])) - len(names) + fit.label
        pearson = float(numpy.sum(((actual - mean) ** 2 / mean)[repeated]))
        phi = max(1.0, pearson / df)
        found["dispersion"] = {"pearson": pearson, "degreesOfFreedom": df, "phi": phi}
    if smaller is not None:
        ratio = 2 * (fit.log_likelihood - smaller.log_likelihood)
        found["test"] = {"ratio": ratio, "degreesOfFreedom": freedom, "p": chi2.sf(ratio, freedom)}
        if fit.design.months and not fit.label:
            found["test"]["pWithPhi"] = chi2.sf(ratio / phi, freedom)
    return found


def fixed(log):
    """Items 1 to 3: at given multipliers and parameters."""
    speed = numpy.array([speeds[m] for m in log.month_of_year(0, 731 + 182)])
    clock = numpy.concatenate([[0], numpy.cumsum(speed)])
    tau = lambda low, high: clock[high] - clock[low]
    jacobian = float(numpy.sum(log.repeats * numpy.log(speed[:731])))
    agree([tau(68, 731), tau(0, 365), tau(731, 913)], [683.8, 365.8, 145.8], 9)
    agree(jacobian, 108.199418, 6)
    theta, recency, age = numpy.array([0.5, 60, 0.8, 2.5]), tau(log.first, log.last), tau(log.first, 731)
    total = lambda model, of: float(numpy.sum(log.weight * models.log_density(
        model, theta[:len(of)], theta[1], log.x, recency, age))) + jacobian
    ahead = tau(731, 913)
    one = lambda x, low, high: (theta, 60.0, numpy.array([x]), numpy.array([tau(low, high)]),
                                numpy.array([tau(low, 731)]))
    rows = []
    for x, low, high in [(0, 200, 200), (2, 100, 500)]:
        at = one(x, low, high)
        rows.append({"x": x, "first": low, "last": high, "recency": at[3][0], "age": at[4][0],
                     "expected": models.expected(*at, ahead)[0],
                     "alive": models.alive_chance("BG/NBD", *at)[0], "buys": models.buys_chance(*at, ahead)[0]})
        assert abs(models.expected_published(*at, ahead)[0] - rows[-1]["expected"]) < 1e-12
    everyone = float(numpy.sum(log.weight * models.expected(theta, 60.0, log.x, recency, age, ahead)))
    agree(total("BG/NBD", "1234"), -5543.148458, 6)
    agree(total("NBD", "12"), -5731.824156, 6)
    agree([rows[0][key] for key in ("age", "expected", "buys")], [572.1, 0.110845381, 0.098572072], 9)
    agree([rows[1][key] for key in ("recency", "age", "expected", "alive", "buys")],
          [395.1, 658.2, 0.281292046, 0.583055498, 0.215740179], 9)
    agree(everyone, 214.068265, 6)
    return {"jacobian": jacobian, "BG/NBD": total("BG/NBD", "1234"), "MBG/NBD": total("MBG/NBD", "1234"),
            "NBD": total("NBD", "12"), "daysAhead": 182, "customers": rows, "sumExpected": everyone}


def forecast(log, fit, customers):
    """A year ahead in time of the mean month, by calendar month of the future, and of ten customers."""
    _, _, _, recency, age = fit.record(fit.at)
    theta, days = numpy.exp(fit.normalised()[:fit.shape]), 367
    mean_month = numpy.exp(fit.at[1] - fit.normalised()[1])
    recency, age = recency / mean_month, age / mean_month
    speed = numpy.exp(fit.design.of(log.end, log.end + days) @ fit.at[fit.shape:]) / mean_month
    clock = numpy.concatenate([[0], numpy.cumsum(speed)])
    until = lambda ahead: float(numpy.interp(ahead, numpy.arange(days + 1), clock))
    ends = [(datetime.date(2025 + (m + 1) // 12, (m + 1) % 12 + 1, 1) - log.date(log.end)).days for m in range(12)]
    ends.append(year)
    mean = lambda ahead: models.expected(theta, theta[1], log.x, recency, age, until(ahead))
    published = models.expected_published(theta, theta[1], log.x, recency, age, until(year))
    assert numpy.max(numpy.abs(mean(year) - published)) < 1e-9
    sums = [0.0] + [float(numpy.sum(log.weight * mean(ahead))) for ahead in ends]
    months = [high - low for low, high in zip(sums, sums[1:])]
    delta, begins = math.log(1.1), [0] + ends[:-1]
    at_end = sum(math.exp(-delta * t / year) * n for t, n in zip(ends, months))
    middle = sum(math.exp(-delta * (s + t) / 2 / year) * n for s, t, n in zip(begins, ends, months))
    integral = quad(lambda t: math.exp(-delta * t / year) * float(numpy.sum(log.weight * mean(t))), 0, year,
                    points=ends[:-1], limit=200, epsrel=1e-9)[0]
    continuous = math.exp(-delta) * sums[-1] + delta / year * integral
    alive = models.alive_chance("BG/NBD", theta, theta[1], log.x, recency, age)
    buys = models.buys_chance(theta, theta[1], log.x, recency, age, until(year))
    listed = []
    for index in [0, 1, 2, 3, 5, 50, 100, 200, 300, 399]:
        dates, label = customers[index]
        key = (dates[0], dates[-1], len(dates) - 1, int(label))
        cell = list(zip(log.first, log.last, log.x, log.label)).index(key)
        listed.append({"index": index, "first": key[0], "last": key[1], "x": key[2], "recency": recency[cell],
                       "age": age[cell], "alive": alive[cell], "buys": buys[cell], "expected": mean(year)[cell]})
    return {"days": year, "ends": ends, "operational": [until(t) for t in ends], "expected": months,
            "total": sums[-1], "alive": float(numpy.sum(log.weight * alive)),
            "buyers": float(numpy.sum(log.weight * buys)), "customers": listed,
            "discounted": {"rate": 0.1, "atEndOfMonth": at_end, "atMiddleOfMonth": middle, "continuous": continuous}}


def whole_future(log, fit, listed):
    """
    Purchases of the whole future under months without a trend, each discounted to the end of the log by 10 % a year
    at the middle of its calendar month: 250 years of months, after which 1e-10 of a purchase is left.
    """
    _, theta, _, recency, age = fit.record(fit.at)
    dates = [datetime.date(2025 + m // 12, m % 12 + 1, 1) for m in range(250 * 12 + 1)]
    starts = numpy.array([(date - log.date(log.end)).days for date in dates])
    speed = numpy.exp(fit.design.of(log.end, log.end + int(starts[-1])) @ fit.at[fit.shape:])
    clock = numpy.concatenate([[0], numpy.cumsum(speed)])[starts]
    keys = list(zip(log.first, log.last, log.x))
    cells = [keys.index((one["first"], one["last"], one["x"])) for one in listed]
    at = (theta, theta[1], log.x[cells], recency[cells], age[cells])
    sums = numpy.array([models.expected(*at, ahead) for ahead in clock])
    weight = numpy.exp(-math.log(1.1) * (starts[1:] + starts[:-1]) / 2 / year)
    return {"index": [one["index"] for one in listed], "discounted": weight @ numpy.diff(sums, axis=0)}


def search(log, shrunk):
    """What free factors of single months gain, while a normal prior of sd .32 holds u of the twelve months."""
    names, actual, mean = shrunk.actual_expected()
    worst = numpy.argsort(-(actual - mean) ** 2 / mean)[:3]
    rows = []
    for b in worst:
        day = [log.date(d) for d in range(log.days) if log.date(d).strftime("%Y-%m") == names[b]]
        fit = Fit("BG/NBD", Design(log, months=True, windows=[[(day[0], day[-1])]]), held=shrunk.held,
                  start=shrunk.at)
        rows.append({"bin": names[b], "pearson": (actual - mean)[b] ** 2 / mean[b], "event": fit.at[-1],
                     "gain": fit.penalised - shrunk.penalised})
    return {"needed": chi2.isf(0.01 / len(names), 1) / 2, "months": described(shrunk), "bins": rows}


def check_pareto(log, fit):
    """The integral of Pareto/NBD by adaptive quadrature, customer by customer."""
    _, theta, alpha, recency, age = fit.record(fit.at)
    own = models.pareto_dropout(theta, alpha, log.x, recency, age)
    r, s, beta = theta[0], theta[2], theta[3]
    for i in range(0, len(log.x), 7):
        high = -(r + log.x[i]) * math.log(alpha + recency[i]) - (s + 1) * math.log(beta + recency[i])
        inside = lambda t: math.exp(-(r + log.x[i]) * math.log(alpha + t) - (s + 1) * math.log(beta + t) - high)
        value = quad(inside, recency[i], age[i], epsabs=0, epsrel=1e-12, limit=200)[0]
        assert abs(math.log(s * value) + high - own[i]) < 1e-10


def of_model(model, log):
    plain = Fit(model, Design(log))
    months = Fit(model, Design(log, months=True), start=plain.at)
    if model == "Pareto/NBD":
        check_pareto(log, months)
    names, actual, mean = months.actual_expected()
    assert numpy.max(numpy.abs((actual - mean)[:12] + (actual - mean)[12:])) < 1e-8
    found = {"plain": described(plain), "months": described(months, plain, 11),
             "label": described(Fit(model, Design(log), label=True, start=plain.at), plain)}
    return plain, months, found


def main():
    customers, state = shop()
    log = Log(start, 731, customers)
    sums = {"repeats": sum(len(days) - 1 for days, _ in customers),
            "oneTime": sum(len(days) == 1 for days, _ in customers),
            "labelled": sum(label for _, label in customers), "first": sum(days[0] for days, _ in customers),
            "last": sum(days[-1] for days, _ in customers), "state": state}
    assert list(sums.values()) == [974, 72, 166, 139360, 204871, 908985785], sums
    result = {"note": f"numpy {numpy.__version__}, scipy {scipy.__version__}, python {platform.python_version()}",
              "generator": sums, "fixed": fixed(log), "models": {}}
    fits = {}
    for model in models.names:
        *fits[model], result["models"][model] = of_model(model, log)
    plain, months = fits["BG/NBD"]
    result["models"]["BG/NBD"]["months"]["covariance"] = months.normalised_covariance()

    def with_months(label=False, held=None, **design):
        return Fit("BG/NBD", Design(log, months=True, **design), label=label, held=held, start=months.at)

    trend = with_months(trend=True)
    steps = [day for day in range(1, 731) if log.date(day).day == 1]
    result["variants"] = {
        "oneTime": described(with_months(windows=[promotion]), months),
        "blackFriday": described(with_months(windows=[black_friday]), months),
        "trend": described(trend, months),
        "label": described(with_months(label=True), months),
        "trendLabel": described(with_months(trend=True, label=True), trend),
        "trendOnly": described(Fit("BG/NBD", Design(log, trend=True), start=plain.at), plain),
    }
    stepped = [with_months(step=day) for day in steps]
    result["steps"] = [{"from": day, "date": log.date(day).isoformat(), "step": fit.at[-1],
                        "logLikelihood": fit.log_likelihood} for day, fit in zip(steps, stepped)]
    result["search"] = search(log, with_months(held=0.32))

    kept = [([day for day in days if day < 715], one) for days, one in customers if 9 <= days[0] < 715]
    short = Log(start, 715, kept)
    short_plain = Fit("BG/NBD", Design(short))
    short_months = Fit("BG/NBD", Design(short, months=True), start=short_plain.at)
    result["partMonths"] = {
        "customers": len(kept), "repeats": int(numpy.sum(short.repeats)),
        "middles": [short.middles(9, 10)[0], short.middles(714, 715)[0]],
        "plain": described(short_plain), "months": described(short_months, short_plain, 11),
        "trend": described(Fit("BG/NBD", Design(short, months=True, trend=True), start=short_months.at),
                           short_months)}
    result["forecast"] = forecast(log, trend, customers)
    result["wholeFuture"] = whole_future(log, months, result["forecast"]["customers"])

    public = cdnow()
    public_plain = Fit("BG/NBD", Design(public))
    public_months = Fit("BG/NBD", Design(public, months=True), start=public_plain.at)
    result["cdnow"] = {"plain": described(public_plain), "months": described(public_months, public_plain, 11)}
    published(result)
    json.dump(clean(result), sys.stdout, indent=2)
    print()


def published(result):
    """Items 4, 6 and 7."""
    bg, more, public = result["models"]["BG/NBD"], result["variants"], result["cdnow"]
    agree(bg["plain"]["parameters"], [1.150905, 86.659629, 0.404024, 0.808819], 6)
    agree(bg["plain"]["logLikelihood"], -5537.656637, 6)
    agree(bg["months"]["parameters"], [1.083174, 82.170101, 0.509955, 0.922326], 6)
    agree(bg["months"]["multipliers"], [0.659223, 0.705920, 0.971168, 0.770782, 0.872617, 0.888505, 0.868776,
                                        0.830692, 0.892988, 1.080249, 1.411360, 2.047720], 6)
    agree([bg["months"]["logLikelihood"], bg["months"]["test"]["ratio"], bg["months"]["dispersion"]["phi"]],
          [-5487.701822, 99.909630, 1.230659], 6)
    agree([more["label"]["label"]["value"], more["label"]["label"]["standardError"]], [0.596002, 0.137993], 6)
    agree(more["label"]["logLikelihood"], -5478.381822, 6)
    agree([more["trend"]["trend"]["value"], more["trend"]["trend"]["standardError"]], [-0.042992, 0.091194], 6)
    agree(more["trend"]["logLikelihood"], -5487.591075, 6)
    agree([public["plain"]["logLikelihood"], public["months"]["logLikelihood"], public["months"]["test"]["ratio"]],
          [-17138.233965, -17094.697300, 87.073330], 6)
    agree([public["months"]["dispersion"]["phi"], public["months"]["dispersion"]["degreesOfFreedom"]],
          [8.618650, 6], 6)


main()
