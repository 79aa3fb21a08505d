"""Writes the .csv files beside this one: what models of purchases say of 1,200 random customers each, at 40 to
320 digits, from published closed forms that the project's own code does not use.

    python3 generate.py        (Python 3.11.7, mpmath 1.4.1; a few minutes on two cores)

Inputs are doubles, so that both sides see the same numbers. `self_check` compares the
closed forms with the integrals over the mixing distributions that define them.
"""

import multiprocessing
import pathlib
import random

import mpmath as mp

SEED = 19970930
CASES = 1200
SLOPES_EVERY = 20
PARAMETERS = {
    "bg-nbd": ["r", "alpha", "a", "b"],
    "mbg-nbd": ["r", "alpha", "a", "b"],
    "pareto-nbd": ["r", "alpha", "s", "beta"],
    "nbd": ["r", "alpha"],
    "gamma-gamma": ["p", "q", "v"],
}
GIVEN = ["x", "recency", "age", "ahead", "discount"]
FOUND = ["logLikelihood", "alive", "expected", "buysWithin", "discounted"]


def settled(f, digits=40):
    """f at a precision at which it no longer changes: what cancels in it is paid for in digits."""
    before = None
    for _ in range(4):
        with mp.workdps(digits):
            value = f()
        if before is not None and abs(value - before) <= mp.mpf("1e-20") * abs(value):
            return value
        before, digits = value, 2 * digits
    raise ArithmeticError("no digits are left")


# --- The likelihood of one history, and its part in which the customer is still alive ------------------------

def nbd(p, x, last, age):
    r, alpha = p
    alive = mp.exp(mp.loggamma(r + x) - mp.loggamma(r)) * (alpha / (alpha + age)) ** r / (alpha + age) ** x
    return alive, alive


def beta_geometric(m):
    """Fader, Hardie & Lee (2005), eq. 6; m = 1 for a customer who may stop after the first purchase as well."""

    def parts(p, x, last, age):
        r, alpha, a, b = p
        front = mp.exp(mp.loggamma(r + x) - mp.loggamma(r)) * alpha**r
        alive = front * mp.beta(a, b + x + m) / mp.beta(a, b) / (alpha + age) ** (r + x)
        if x + m == 0:
            return alive, alive
        stopped = front * mp.beta(a + 1, b + x + m - 1) / mp.beta(a, b) / (alpha + last) ** (r + x)
        return alive, alive + stopped

    return parts


def tail(i, alpha, j, beta, after):
    """∫_after^∞ (α+u)^−i (β+u)^−j du, i + j > 1, by ₂F₁."""
    if alpha < beta:
        i, alpha, j, beta = j, beta, i, alpha
    far = alpha + after
    return mp.hyp2f1(i + j - 1, j, i + j, (alpha - beta) / far) / (i + j - 1) / far ** (i + j - 1)


def pareto(p, x, last, age):
    """Fader & Hardie (2005), A Note on Deriving the Pareto/NBD Model, eq. 21."""
    r, alpha, s, beta = p
    front = mp.exp(mp.loggamma(r + x) - mp.loggamma(r)) * alpha**r * beta**s
    alive = front / (alpha + age) ** (r + x) / (beta + age) ** s
    if last == age:
        return alive, alive
    between = tail(r + x, alpha, s + 1, beta, last) - tail(r + x, alpha, s + 1, beta, age)
    return alive, alive + front * s * between


PARTS = {"bg-nbd": beta_geometric(0), "mbg-nbd": beta_geometric(1), "pareto-nbd": pareto, "nbd": nbd}


def log_likelihood(model, p, x, last, age):
    return mp.log(PARTS[model](p, x, last, age)[1])


# --- What a customer who is alive will do --------------------------------------------------------------------

def expected(model, p, x, age, ahead):
    r, alpha = p[:2]
    rate, scale = r + x, alpha + age
    if model == "nbd":
        return rate * ahead / scale
    if model == "pareto-nbd":
        s, beta = p[2], p[3] + age
        if s == 1:
            return rate / scale * beta * mp.log((beta + ahead) / beta)
        return rate / scale * beta / (s - 1) * (1 - (beta / (beta + ahead)) ** (s - 1))
    # Where a = 1 or a + b = 1 the form has a hole; a neighbour at 1e−30 says the same to 25 digits.
    a, b = p[2] + (p[2] == 1) * mp.mpf("1e-30"), p[3] + x + (model == "mbg-nbd")
    c = a + b - 1
    if c == 0:
        b = b + mp.mpf("1e-30")
        c = a + b - 1
    return c / (a - 1) * (1 - mp.hyp2f1(rate, a - 1, c, -ahead / scale))


def buys_within(model, p, x, age, ahead):
    rate, scale = p[0] + x, p[1] + age
    if model == "pareto-nbd":
        s, beta = p[2], p[3] + age
        first = tail(rate + 1, scale, s, beta, 0) - tail(rate + 1, scale, s, beta, ahead)
        return rate * scale**rate * beta**s * first
    return 1 - (scale / (scale + ahead)) ** rate


def discounted(model, p, x, age, discount):
    rate, scale = p[0] + x, p[1] + age
    if model == "nbd":
        return rate / scale / discount
    if model == "pareto-nbd":
        s, beta = p[2], p[3] + age
        z = discount * beta
        return rate / scale * beta * z ** (s - 1) * mp.hyperu(s, s, z)
    a, b = p[2], p[3] + x + (model == "mbg-nbd")
    return over_gamma(rate, scale, lambda y: y / discount * mp.hyp2f1(1, a, a + b, -y / discount))


def over_gamma(shape, rate, f):
    """The mean of f over a gamma law, f(λ) ~ λ near 0, at equal steps of log λ: E_p[λ/(δ+λp)] is the f here."""
    with mp.workdps(26):
        top = mp.log((shape + 1) / rate)
        step = min(mp.mpf("0.14"), mp.mpf("0.45") / mp.sqrt(shape + 1))
        log_weight = shape * mp.log(rate) - mp.loggamma(shape)
        total = mp.mpf(0)
        for direction in (1, -1):
            k = 0 if direction == 1 else 1
            while True:
                u = top + direction * k * step
                y = mp.exp(u)
                term = mp.exp(log_weight + shape * u - rate * y) * f(y)
                total += term
                if term < mp.mpf("1e-21") * total:
                    break
                k += 1
        return total * step


# --- Cases ---------------------------------------------------------------------------------------------------

def drawn(dice, low, high):
    return float(f"{10 ** dice.uniform(low, high):.6g}")


def random_case(model, dice):
    p = [drawn(dice, -2, 2) for _ in PARAMETERS[model]]
    edge = dice.random()
    if model == "gamma-gamma":
        n = 1 if edge < 0.2 else round(10 ** dice.uniform(0, 3.3))
        # The mean of what is spent is infinite where p n + q is not above 1.
        if p[0] * n + p[1] <= 1.01:
            p[1] = 1 + p[1]
        return p, [n, drawn(dice, -3, 3)]
    if edge < 0.06:
        p[2:3] = [1.0] if len(p) > 2 else []
    elif edge < 0.08:
        p[2:3] = [1 + dice.choice([1e-12, -1e-12, 1e-7, -1e-7])] if len(p) > 2 else []
    elif edge < 0.12 and model == "pareto-nbd":
        p[3] = p[1]
    elif edge < 0.14 and model == "pareto-nbd":
        p[3] = p[1] * (1 + 1e-9)
    elif edge < 0.14 and len(p) > 2:
        p[2], p[3] = 0.25, 0.75
    x = dice.choice([0, 0, 0, 1, 2, 2000] + 10 * [round(10 ** dice.uniform(0, 3.3))])
    age = drawn(dice, -1, 4)
    last = 0.0
    if x > 0:
        kind = dice.random()
        # Silence that fits the rhythm, or any.
        gap = (p[1] + age) * (10 ** dice.uniform(-3, 1)) / (p[0] + x) if kind < 0.6 else age * dice.random()
        last = age if kind > 0.95 else float(f"{max(0.0, age - gap):.6g}")
    return p, [x, min(last, age), age, float(f"{age * 10 ** dice.uniform(-3, 3):.6g}"), drawn(dice, -5, 1)]


def findings(task):
    model, p, given, wants_slopes = task
    q = [mp.mpf(value) for value in p]
    if model == "gamma-gamma":
        n, mean = (mp.mpf(value) for value in given)
        found = [settled(lambda: gamma_gamma(q, n, mean)), q[0] * (q[2] + n * mean) / (q[0] * n + q[1] - 1)]
        function = lambda *logs: gamma_gamma([mp.exp(value) for value in logs], n, mean)
    else:
        x, last, age, ahead, discount = (mp.mpf(value) for value in given)
        alive = settled(lambda: (lambda parts: parts[0] / parts[1])(PARTS[model](q, x, last, age)))
        found = [
            settled(lambda: log_likelihood(model, q, x, last, age)),
            alive,
            alive * settled(lambda: expected(model, q, x, age, ahead), 80),
            alive * settled(lambda: buys_within(model, q, x, age, ahead)),
            alive * (discounted if "bg" in model else settled_discounted)(model, q, x, age, discount),
        ]
        function = lambda *logs: log_likelihood(model, [mp.exp(value) for value in logs], x, last, age)
    slopes = []
    if wants_slopes:
        with mp.workdps(80):
            logs = [mp.log(value) for value in q]
            for i in range(len(q)):
                slopes.append(mp.diff(lambda value: function(*logs[:i], value, *logs[i + 1 :]), logs[i]))
    return found, slopes


def settled_discounted(*given):
    return settled(lambda: discounted(*given))


def gamma_gamma(p, n, mean):
    """Fader & Hardie (2013), eq. 1a: the density of the mean of n purchases."""
    p, q, v = p
    density = mean ** (p * n - 1) * n ** (p * n) * v**q / (v + n * mean) ** (p * n + q)
    return mp.log(density) - mp.log(mp.beta(p * n, q))


# --- The definitions -----------------------------------------------------------------------------------------

def self_check():
    """Closed forms against ∫∫ over the gamma, and beta or second gamma law, of what one customer does."""
    mp.mp.dps = 12
    r, alpha, x, last, age, ahead, d = (mp.mpf(v) for v in ("0.7", "4.5", "3", "20", "26", "30", "0.02"))
    gamma = lambda k, rate: lambda y: rate**k * y ** (k - 1) * mp.exp(-rate * y) / mp.gamma(k)
    rates = [0, 0.1, 0.4, 4]

    def close(one, other):
        assert abs(one / other - 1) < 1e-7, (one, other)

    for model, p in {"bg-nbd": (r, alpha, mp.mpf(1.4), mp.mpf(2.2)), "mbg-nbd": (r, alpha, mp.mpf(1.4), mp.mpf(2.2)),
                     "pareto-nbd": (r, alpha, mp.mpf(1.4), mp.mpf(7))}.items():
        buying = gamma(r, alpha)
        if model == "pareto-nbd":
            stopping, points = gamma(p[2], p[3]), rates
            still = lambda y, z: y**x * mp.exp(-(y + z) * age)
            gone = lambda y, z: y**x * z / (y + z) * (mp.exp(-(y + z) * last) - mp.exp(-(y + z) * age))
            buys = lambda y, z: (1 - mp.exp(-z * ahead)) * y / z
            first = lambda y, z: y / (y + z) * (1 - mp.exp(-(y + z) * ahead))
            ever = lambda y, z: y / (z + d)
        else:
            m = int(model == "mbg-nbd")
            stopping, points = (lambda z: z ** (p[2] - 1) * (1 - z) ** (p[3] - 1) / mp.beta(p[2], p[3])), [0, 0.5, 1]
            still = lambda y, z: (1 - z) ** (x + m) * y**x * mp.exp(-y * age)
            gone = lambda y, z: z * (1 - z) ** (x + m - 1) * y**x * mp.exp(-y * last)
            buys = lambda y, z: (1 - mp.exp(-y * z * ahead)) / z
            first = lambda y, z: 1 - mp.exp(-y * ahead)
            ever = lambda y, z: y / (d + y * z)
        over = lambda f: mp.quad(lambda y: buying(y) * mp.quad(lambda z: stopping(z) * f(y, z), points), rates)
        alive, whole = PARTS[model](p, x, last, age)
        close(over(lambda y, z: still(y, z) + gone(y, z)), whole)
        close(over(still), alive)
        close(over(lambda y, z: still(y, z) * buys(y, z)), alive * expected(model, p, x, age, ahead))
        close(over(lambda y, z: still(y, z) * first(y, z)), alive * buys_within(model, p, x, age, ahead))
        close(over(lambda y, z: still(y, z) * ever(y, z)), alive * discounted(model, p, x, age, d))
    mp.mp.dps = 40


def text(value):
    return mp.nstr(value, 17, min_fixed=-4, max_fixed=9) if abs(value) > mp.mpf("1e-320") else "0"


def main():
    self_check()
    here = pathlib.Path(__file__).parent
    slopes = ["model,row,first,second,third,fourth"]
    for model, names in PARAMETERS.items():
        dice = random.Random(f"{SEED} {model}")
        cases = [random_case(model, dice) for _ in range(CASES)]
        tasks = [(model, *case, i % SLOPES_EVERY == 0) for i, case in enumerate(cases)]
        given, found = (["n", "mean"], ["logLikelihood", "expected"]) if model == "gamma-gamma" else (GIVEN, FOUND)
        lines = [",".join(names + given + found)]
        with multiprocessing.Pool(2) as pool:
            for i, (values, sloped) in enumerate(pool.imap(findings, tasks, 8)):
                inputs = [f"{value:.17g}" if value != float(f"{value:.6g}") else f"{value:.6g}" for value in sum(cases[i], [])]
                lines.append(",".join(inputs + [text(value) for value in values]))
                if sloped:
                    slopes.append(",".join([model, str(i)] + [text(value) for value in sloped] + [""] * (4 - len(sloped))))
        (here / f"{model}.csv").write_text("\n".join(lines) + "\n")
    (here / "slopes.csv").write_text("\n".join(slopes) + "\n")


if __name__ == "__main__":
    mp.mp.dps = 40
    main()
