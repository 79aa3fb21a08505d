"""The simulated shop, and the public log of CDNOW."""

import csv
import datetime
import math
import os

from joint import Log

start = datetime.date(2023, 1, 1)
speeds = [0.7, 0.7, 0.8, 0.8, 0.9, 0.9, 0.8, 0.8, 0.9, 1.1, 1.5, 2.1]


def shop():
    """The days of purchases and the label of 400 customers, with the last state of the random numbers."""
    state = 12345

    def u():
        nonlocal state
        state = 48271 * state % 2147483647
        return state / 2147483647

    speed = [speeds[(start + datetime.timedelta(days=day)).month - 1] for day in range(731)]
    customers = []
    for _ in range(400):
        days = [math.floor(700 * u())]
        label = u() < 0.4
        rate = -math.log(u()) / 90 * math.exp(0.5 * label)
        leaves = u() ** 2
        for day in range(days[0] + 1, 731):
            if u() < 1 - math.exp(-rate * speed[day]):
                days.append(day)
                if u() < leaves:
                    break
        customers.append((days, label))
    return customers, state


def cdnow():
    """Purchase days since 1997-01-01; the end is the start of the last day; a week is the unit."""
    days, first = {}, datetime.date(1997, 1, 1)
    with open(os.path.join(os.environ["REFERENCE_DATA"], "cdnow", "transactions.csv")) as file:
        for row in csv.DictReader(file):
            day = (datetime.date.fromisoformat(row["date"]) - first).days
            days.setdefault(row["customer_id"], set()).add(day)
    end = (datetime.date(1998, 6, 30) - first).days
    return Log(first, end, [(sorted(one), False) for one in days.values()], unit=7)
