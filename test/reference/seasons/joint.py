"""A log on a calendar, and the joint maximum of a model's parameters and of the clock that it runs on."""

import datetime

import numpy
from scipy.optimize import minimize

import models

year = 365.25


class Log:
    """
    Customers by their first and last day and repeats. Days are counted from a date; `end` is an instant, the
    start of that day. `unit` is the number of days in the unit of time of the rates.
    """

    def __init__(self, start, end, customers, unit=1):
        self.start, self.end, self.unit = start, end, unit
        self.days = max(end, max(days[-1] for days, _ in customers) + 1)
        cells, repeats = {}, numpy.zeros(self.days)
        for days, label in customers:
            key = (days[0], days[-1], len(days) - 1, int(label))
            cells[key] = cells.get(key, 0) + 1
            for day in days[1:]:
                repeats[day] += 1
        table = numpy.array(list(cells.keys()))
        self.first, self.last, self.x, self.label = table.T
        self.weight = numpy.array(list(cells.values()))
        self.repeats = repeats
        self.begin = min(days[0] for days, _ in customers)

    def date(self, day):
        return self.start + datetime.timedelta(days=int(day))

    def month_of_year(self, first, after):
        return numpy.array([self.date(day).month - 1 for day in range(first, after)])

    def middles(self, first, after):
        """Middle of each day's calendar month; of the last one in the log, of its part before the end."""
        found = []
        for day in range(first, after):
            date = self.date(day).replace(day=1)
            low = (date - self.start).days
            high = ((date + datetime.timedelta(days=31)).replace(day=1) - self.start).days
            found.append((low + (min(high, self.end) if low < self.end else high)) / 2)
        return numpy.array(found)

    def in_windows(self, windows, first, after):
        return numpy.array([any(low <= self.date(day) <= high for low, high in windows)
                            for day in range(first, after)])


class Design:
    """log s of each day as a linear function of u_1 ... u_11 (u_12 = minus their sum) and other coefficients."""

    def __init__(self, log, months=False, trend=False, windows=(), step=None):
        self.log, self.months, self.trend = log, months, trend
        self.windows, self.step = [list(one) for one in windows], step
        self.columns = self.of(0, log.days)
        self.seasons = 11 if months else 0

    def of(self, first, after):
        log, parts = self.log, []
        if self.months:
            basis = numpy.vstack([numpy.eye(11), -numpy.ones((1, 11))])
            parts.append(basis[log.month_of_year(first, after)])
        if self.trend:
            parts.append(((log.middles(first, after) - log.end) / year)[:, None])
        for one in self.windows:
            parts.append(log.in_windows(one, first, after)[:, None].astype(float))
        if self.step is not None:
            parts.append((numpy.arange(first, after) >= self.step)[:, None].astype(float))
        return numpy.hstack(parts) if parts else numpy.zeros((after - first, 0))

    def bins(self):
        """Names of bins, one a calendar month and window, and each day's bin."""
        inside = [self.log.in_windows(one, 0, self.log.days) for one in self.windows]
        names, place = [], []
        for day in range(self.log.days):
            name = self.log.date(day).strftime("%Y-%m")
            name += "".join("+" for one in inside if one[day])
            if name not in names:
                names.append(name)
            place.append(names.index(name))
        return names, numpy.array(place)


class Fit:
    """
    The maximum of sum of log densities + sum of n log s, in (log theta, coefficients of log s, gamma). `held` is the
    standard deviation of a normal prior on the twelve u, where there is one.
    """

    def __init__(self, model, design, label=False, held=None, start=None):
        self.model, self.design, self.log, self.label = model, design, design.log, label
        self.shape = len(models.names[model])
        self.width = design.columns.shape[1]
        self.held = held
        size = self.shape + self.width + (1 if label else 0)
        begin = numpy.zeros(size)
        if start is None:
            time = 60 / self.log.unit
            begin[:self.shape] = numpy.log([1, time, 1, 6 * time if model == "Pareto/NBD" else 2])[:self.shape]
        else:
            begin[:len(start)] = start
        value = lambda v: -self.objective(v)
        slope = lambda v: -self.gradient(v)
        found = minimize(value, begin, jac=slope, method="BFGS", options={"gtol": 1e-2, "maxiter": 400}).x
        for _ in range(8):
            move = numpy.linalg.solve(self.hessian(found), self.gradient(found))
            found = found - move * min(1, 0.5 / numpy.max(numpy.abs(move)))
            if numpy.max(numpy.abs(self.gradient(found))) < 1e-8:
                break
        self.at, self.curvature = found, self.hessian(found)
        self.gap = float(numpy.max(numpy.abs(self.gradient(found))))
        assert self.gap < 1e-6, (model, self.gap)
        assert numpy.all(numpy.linalg.eigvalsh(-self.curvature) > 0), model
        self.log_likelihood = float(self.likelihood(found))
        self.penalised = float(self.objective(found))

    def clock(self, v):
        """log s by day, and Lambda at the start of each."""
        logs = self.design.columns @ v[self.shape:self.shape + self.width]
        speed = numpy.exp(logs)
        return logs, numpy.concatenate([[0], numpy.cumsum(speed)]) / self.log.unit

    def record(self, v, offset=None):
        log = self.log
        logs, clock = self.clock(v)
        if offset is not None:
            logs = logs + offset
            clock = numpy.concatenate([[0], numpy.cumsum(numpy.exp(logs))]) / log.unit
        theta = numpy.exp(v[:self.shape])
        alpha = theta[1] * (numpy.exp(-v[-1] * log.label) if self.label else 1)
        return logs, theta, alpha, clock[log.last] - clock[log.first], clock[log.end] - clock[log.first]

    def likelihood(self, v, offset=None):
        logs, theta, alpha, recency, age = self.record(v, offset)
        # A purchase on the day at whose start the log ends is at the end, not after it.
        density = models.log_density(self.model, theta, alpha, self.log.x, recency, age)
        return numpy.sum(self.log.weight * density) + numpy.sum(self.log.repeats * logs)

    def objective(self, v):
        if self.held is None:
            return self.likelihood(v)
        u = v[self.shape:self.shape + 11]
        return self.likelihood(v) - (numpy.sum(u * u) + numpy.sum(u) ** 2) / (2 * self.held ** 2)

    def gradient(self, v):
        """By complex steps, exact to rounding."""
        found = numpy.empty(len(v))
        for i in range(len(v)):
            w = v.astype(complex)
            w[i] += 1e-25j
            found[i] = self.objective(w).imag / 1e-25
        return found

    def hessian(self, v, step=2e-3):
        """By central differences of the sixth order of the exact gradient."""
        rows = []
        for i in range(len(v)):
            e = numpy.zeros(len(v))
            e[i] = step
            difference = [self.gradient(v + k * e) - self.gradient(v - k * e) for k in (1, 2, 3)]
            rows.append((45 * difference[0] - 9 * difference[1] + difference[2]) / (60 * step))
        rows = numpy.array(rows)
        assert numpy.max(numpy.abs(rows - rows.T)) < 1e-5 * (1 + numpy.max(numpy.abs(rows)))
        return (rows + rows.T) / 2

    def actual_expected(self):
        """n and e of each bin: e = n - dL/dlog s by complex steps, compared with the formula of the method."""
        names, place = self.design.bins()
        log, count = self.log, len(names)
        actual = numpy.bincount(place, weights=log.repeats, minlength=count)
        mean = numpy.empty(count)
        for b in range(count):
            mean[b] = actual[b] - self.likelihood(self.at.astype(complex), 1e-25j * (place == b)).imag / 1e-25
        _, theta, alpha, recency, age = self.record(self.at)
        at_last, at_end = models.slopes(self.model, theta, alpha, log.x, recency, age)
        speed = numpy.exp(self.clock(self.at)[0]) / log.unit
        day = numpy.arange(log.days)[None, :]
        begun = day >= log.first[:, None]
        pull = (log.weight * at_last) @ (begun & (day < log.last[:, None]))
        pull = pull + (log.weight * at_end) @ (begun & (day < log.end))
        formula = numpy.bincount(place, weights=-speed * pull, minlength=count)
        assert numpy.max(numpy.abs(formula - mean)) < 1e-8, numpy.max(numpy.abs(formula - mean))
        return names, actual, mean

    def normalised(self, v=None):
        """log theta with times of the mean month, and log s by month over their plain mean."""
        v = self.at if v is None else v
        u = numpy.concatenate([v[self.shape:self.shape + 11], [-numpy.sum(v[self.shape:self.shape + 11])]])
        mean = numpy.log(numpy.mean(numpy.exp(u)))
        logs = v[:self.shape].copy()
        logs[models.scales[self.model]] -= mean
        return numpy.concatenate([logs, u - mean])

    def covariance(self):
        return numpy.linalg.inv(-self.curvature)

    def normalised_covariance(self):
        """Delta method, the derivatives by complex steps."""
        size = len(self.at)
        change = numpy.empty((self.shape + 12, size))
        for i in range(size):
            w = self.at.astype(complex)
            w[i] += 1e-25j
            change[:, i] = self.normalised(w).imag / 1e-25
        return change @ self.covariance() @ change.T
