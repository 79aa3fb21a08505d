"""Densities of one customer's purchases and the forecasts from them, from their definitions.

Every function of parameters also takes complex ones, so that derivatives are exact complex steps. Times are
those of whatever clock the caller has. alpha may differ between customers.
"""

import functools

import numpy
from scipy.special import hyp2f1, loggamma, roots_jacobi

nodes, weights = numpy.polynomial.legendre.leggauss(64)
names = {
    "NBD": ["r", "alpha"],
    "BG/NBD": ["r", "alpha", "a", "b"],
    "MBG/NBD": ["r", "alpha", "a", "b"],
    "Pareto/NBD": ["r", "alpha", "s", "beta"],
}
# The parameters that are times: those of the gamma distributions of rates.
scales = {"NBD": [1], "BG/NBD": [1], "MBG/NBD": [1], "Pareto/NBD": [1, 3]}


def log_gamma(base, x):
    """log gamma(base + x), once for each x."""
    values, place = numpy.unique(x, return_inverse=True)
    return loggamma(base + values)[place]


def log_beta_ratio(a, b, x):
    """log B(a, b + x) - log B(a, b), for whole x of 0 and more."""
    return log_gamma(b, x) - loggamma(b) - log_gamma(a + b, x) + loggamma(a + b)


def log_sum(p, q):
    """log(e^p + e^q)"""
    swap = numpy.real(p) < numpy.real(q)
    high, low = numpy.where(swap, q, p), numpy.where(swap, p, q)
    return high + numpy.log1p(numpy.exp(low - high))


def terms(model, theta, alpha, x, recency, age):
    """log of the density while alive, and log of the density with dropout, without their common factor."""
    r = theta[0]
    alive = -(r + x) * numpy.log(alpha + age)
    if model == "NBD":
        return alive, None
    if model == "Pareto/NBD":
        return alive - theta[2] * numpy.log(theta[3] + age), None
    a, b = theta[2:]
    born = 1 if model == "MBG/NBD" else 0
    alive = alive + log_beta_ratio(a, b, x + born)
    # Dropout after the last purchase: B(a + 1, b + x - 1 + born) / B(a, b); BG has none after the first.
    could = x - 1 + born >= 0
    times = numpy.where(could, x - 1 + born, 0)
    gone = (log_gamma(b, times) - loggamma(b) - log_gamma(a + b + 1, times) + loggamma(a + b)
            + numpy.log(a) - (r + x) * numpy.log(alpha + recency))
    return alive, numpy.where(could, gone, -numpy.inf)


def pareto_dropout(theta, alpha, x, recency, age):
    """log of s * integral from the last purchase to the end of (alpha+u)^-(r+x) (beta+u)^-(s+1) du."""
    r, s, beta = theta[0], theta[2], theta[3]
    k = numpy.minimum(numpy.real(alpha), numpy.real(beta))
    reach = numpy.log((k + age) / (k + recency))
    q = reach[:, None] / 2 * (1 + nodes)[None, :]
    u = (k + recency)[:, None] * numpy.exp(q) - numpy.broadcast_to(k, x.shape)[:, None]
    inside = (-(r + x)[:, None] * numpy.log(numpy.broadcast_to(alpha, x.shape)[:, None] + u)
              - (s + 1) * numpy.log(beta + u) + numpy.log((k + recency)[:, None]) + q)
    high = numpy.max(numpy.real(inside), axis=1)
    total = numpy.sum(weights * numpy.exp(inside - high[:, None]), axis=1) * reach / 2
    return numpy.log(s) + high + numpy.log(total)


def log_density(model, theta, alpha, x, recency, age):
    """The customers' log-likelihoods, as the literature has them, without the factor of the order of purchases."""
    r = theta[0]
    common = log_gamma(r, x) - loggamma(r) + r * numpy.log(alpha)
    alive, gone = terms(model, theta, alpha, x, recency, age)
    if model == "NBD":
        return common + alive
    if model == "Pareto/NBD":
        common = common + theta[2] * numpy.log(theta[3])
        gone = numpy.full(x.shape, -numpy.inf, dtype=numpy.result_type(recency, theta[0]))
        seen = numpy.real(age) > numpy.real(recency)
        part = numpy.broadcast_to(alpha, x.shape)[seen]
        gone[seen] = pareto_dropout(theta, part, x[seen], recency[seen], age[seen])
    return common + log_sum(alive, gone)


def slopes(model, theta, alpha, x, recency, age):
    """The derivatives in the two times by the formulas of the method, to compare with complex steps."""
    r = theta[0]
    if model == "Pareto/NBD":
        s, beta = theta[2:]
        alive = terms(model, theta, alpha, x, recency, age)[0]
        bracket = log_sum(alive, pareto_dropout(theta, alpha, x, recency, age))
        at_last = -s * numpy.exp(-(r + x) * numpy.log(alpha + recency)
                                 - (s + 1) * numpy.log(beta + recency) - bracket)
        return at_last, -(r + x) / (alpha + age) * numpy.exp(alive - bracket)
    here = alive_chance(model, theta, alpha, x, recency, age)
    at_last = -(1 - here) * (r + x) / (alpha + recency)
    return at_last, -(r + x) / (alpha + age) * here


def alive_chance(model, theta, alpha, x, recency, age):
    """P(alive) at the end of the record; not of Pareto/NBD, of which no forecast is made here."""
    alive, gone = terms(model, theta, alpha, x, recency, age)
    return numpy.ones(x.shape) if gone is None else 1 / (1 + numpy.exp(gone - alive))


def buys_chance(theta, alpha, x, recency, age, ahead):
    """P(at least one purchase in the time ahead) under BG/NBD."""
    none = numpy.exp((theta[0] + x) * (numpy.log(alpha + age) - numpy.log(alpha + age + ahead)))
    return alive_chance("BG/NBD", theta, alpha, x, recency, age) * (1 - none)


@functools.lru_cache(maxsize=None)
def jacobi(above, below):
    """Places in (0, 1) and weights of sum 1 for p^below (1 - p)^above."""
    place, weight = roots_jacobi(80, above, below)
    return (1 + place) / 2, weight / numpy.sum(weight)


def expected(theta, alpha, x, recency, age, ahead):
    """
    Expected purchases ahead under BG/NBD. A customer who drops out after each purchase with probability p buys
    (1 - e^(-lambda p t)) / p times on average. Averaged over lambda in closed form, over p ~ Beta(a, b + x) by
    Gauss-Jacobi.
    """
    r, a, b = theta[0], theta[2], theta[3]
    alpha = numpy.broadcast_to(alpha, x.shape)
    mean = numpy.empty(x.shape)
    for count in numpy.unique(x):
        who = x == count
        p, weight = jacobi(float(b + count - 1), float(a - 1))
        start = (alpha + age)[who][:, None]
        share = -numpy.expm1(-(r + count) * numpy.log1p(p[None, :] * ahead / start)) / p[None, :]
        mean[who] = share @ weight
    return mean * alive_chance("BG/NBD", theta, alpha, x, recency, age)


def expected_published(theta, alpha, x, recency, age, ahead):
    """The same by the published formula with the hypergeometric function (Fader, Hardie and Lee 2005, eq. 10)."""
    r, a, b = theta[0], theta[2], theta[3]
    end = alpha + age + ahead
    series = hyp2f1(r + x, b + x, a + b + x - 1, ahead / end)
    inside = 1 - ((alpha + age) / end) ** (r + x) * series
    return (a + b + x - 1) / (a - 1) * inside * alive_chance("BG/NBD", theta, alpha, x, recency, age)
