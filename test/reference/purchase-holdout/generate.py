"""Writes oracle.json beside this file: a simulated log of purchases, and what four models with fixed parameters say of
its last part, by numerical integration over the rate of each customer and the dropout.

    python3 generate.py        (Python 3.11.7, numpy 2.4.6, scipy 1.17.1; three minutes)

No closed form of the models is used. For a customer with rate λ who buys at random while alive, the likelihood of x
repeat purchases, the last at t_x, observed until T, is λ^x e^{−λ·(time alive)}, summed or integrated over when the
customer may have stopped; it is then integrated over the gamma law of λ, and the beta law of p or the gamma law of μ.
"""

import json
import pathlib

import numpy
import scipy
from scipy import integrate, stats

SEED = 20261129
CUSTOMERS = 24
SPLIT, END = 273, 546
WEEK = 7

MODELS = {
    "nbd": {"r": 0.6, "alpha": 9.0},
    "bg-nbd": {"r": 0.5, "alpha": 6.0, "a": 0.8, "b": 2.5},
    "mbg-nbd": {"r": 0.8, "alpha": 8.0, "a": 0.7, "b": 1.6},
    "pareto-nbd": {"r": 0.7, "alpha": 9.0, "s": 0.6, "beta": 11.0},
}


def simulated_log():
    """Days with a purchase, by customer: Pareto/NBD, first purchases over 100 days; some come after the split."""
    rng = numpy.random.default_rng(SEED)
    log = []
    for i in range(CUSTOMERS):
        start = rng.uniform(SPLIT + 1, END) if i % 8 == 7 else rng.uniform(0, 100)
        rate, stop = rng.gamma(0.9) / 60, rng.exponential() / (rng.gamma(0.8) / 120)
        days, at = [start], start
        while True:
            at += rng.exponential() / rate
            if at > min(END, start + stop):
                break
            days.append(at)
        log.append(sorted({int(day) for day in days}))
    return log


def history(days, until):
    """x, t_x and T in weeks."""
    known = [day for day in days if day <= until]
    return len(known) - 1, (known[-1] - known[0]) / WEEK, (until - known[0]) / WEEK


def stopped_or_not(model, p, x, last, age):
    """What a likelihood has of λ, for a given p (or μ): pairs of a factor and a time t, for factor · λ^x e^{−λt}."""
    if model == "nbd":
        return [(1.0, age)]
    m = 1 if model == "mbg-nbd" else 0
    alive = [((1 - p) ** (x + m), age)]
    return alive + ([(p * (1 - p) ** (x + m - 1), last)] if x + m > 0 else [])


def over_unit(f):
    """∫₀¹ f, with f a function of quantiles that may be steep at both ends."""
    points = [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999]
    return integrate.quad(f, 0, 1, epsabs=0, epsrel=1e-11, limit=400, points=points)[0]


def over_rate(r, alpha, x, time):
    """∫ λ^x e^{−λt} g(λ) dλ for g the gamma law, in log λ."""
    law = stats.gamma(r, scale=1 / alpha)

    def f(u):
        rate = numpy.exp(u)
        return numpy.exp(x * u - rate * time + law.logpdf(rate) + u)

    middle = numpy.log((r + x) / (alpha + time))
    parts = [middle - 160 / r, middle - 20, middle - 6, middle - 2, middle, middle + 1, middle + 3, middle + 6]
    return sum(integrate.quad(f, a, b, epsabs=0, epsrel=1e-12, limit=400)[0] for a, b in zip(parts, parts[1:]))


def over_death(theta, x, last, age):
    """Pareto/NBD: ∫ over the time u at which the customer stops, density s/β (1 + u/β)^{−s−1}, itself an integral of
    μ e^{−μu} over the gamma law of μ (checked in `check_death`)."""
    r, alpha, s, beta = (theta[name] for name in ("r", "alpha", "s", "beta"))
    death = stats.lomax(s, scale=beta)
    alive = over_rate(r, alpha, x, age) * death.sf(age)
    if age == last:
        return alive
    gone, _ = integrate.quad(
        lambda u: over_rate(r, alpha, x, u) * death.pdf(u), last, age, epsabs=0, epsrel=1e-10, limit=200
    )
    return alive + gone


def check_death(s, beta):
    """The time at which customers stop, mixed over their own rates, has the law that `over_death` uses."""
    law = stats.gamma(s, scale=1 / beta)
    for u in (0.5, 4.0, 30.0):
        mixed, _ = integrate.quad(
            lambda v: numpy.exp(2 * v - numpy.exp(v) * u + law.logpdf(numpy.exp(v))),
            -200, 12, limit=800, points=[-20, -5, -2, 0, 2],
        )
        assert abs(mixed / stats.lomax(s, scale=beta).pdf(u) - 1) < 1e-7, (u, mixed)


def likelihood(model, theta, x, last, age):
    if model == "pareto-nbd":
        return over_death(theta, x, last, age)
    if model == "nbd":
        return over_rate(theta["r"], theta["alpha"], x, age)
    law = stats.beta(theta["a"], theta["b"])
    times = {}
    for at in {age, last}:
        times[at] = over_rate(theta["r"], theta["alpha"], x, at)
    # By quantiles of p: no density that is infinite at 0 or 1.
    return over_unit(
        lambda q: sum(factor * times[time] for factor, time in stopped_or_not(model, law.ppf(q), x, last, age))
    )


def main():
    theta = MODELS["pareto-nbd"]
    check_death(theta["s"], theta["beta"])
    log = simulated_log()
    known = [days for days in log if days[0] <= SPLIT]
    models = {}
    for model, theta in MODELS.items():
        held_out, buys = 0.0, []
        for days in known:
            before, whole = history(days, SPLIT), history(days, END)
            at_split = likelihood(model, theta, *before)
            held_out += numpy.log(likelihood(model, theta, *whole) / at_split)
            # Who does not buy has the history of the split, observed for longer.
            x, last, age = before
            silent = likelihood(model, theta, x, last, age + (END - SPLIT) / WEEK)
            buys.append(float(f"{1 - silent / at_split:.12g}"))
        models[model] = {"parameters": theta, "heldOutLogLikelihood": float(f"{held_out:.12g}"), "buysWithin": buys}
    oracle = {
        "versions": {"numpy": numpy.__version__, "scipy": scipy.__version__},
        "split": SPLIT,
        "end": END,
        "log": log,
        "models": models,
    }
    pathlib.Path(__file__).with_name("oracle.json").write_text(json.dumps(oracle) + "\n")


if __name__ == "__main__":
    main()
