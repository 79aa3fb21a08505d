"""Dates by other readers and writers: python3 generate.py (Python 3.11, openpyxl 3.1, Babel 2.x, seeded).

short-years.json: texts with a year of two digits, and the day in each order in which strptime reads them.
serials.json: day numbers of spreadsheets (from 1900) with the date that openpyxl has for them.
names.json: days as Babel writes them in seven languages, by the patterns of the CLDR.
formats.json: a pattern, a text that strftime wrote by its own form of the pattern, and the day.
"""

import json
import random
from datetime import date, datetime, timedelta

from babel.dates import format_date
from openpyxl.utils.datetime import from_excel

chance = random.Random(20261128)


def write(name, entries):
    rows = entries.items() if isinstance(entries, dict) else entries
    show = (lambda row: f"{json.dumps(row[0])}: {json.dumps(row[1])}") if isinstance(entries, dict) else (
        lambda row: json.dumps(row, ensure_ascii=False)
    )
    ends = "{}" if isinstance(entries, dict) else "[]"
    with open(name, "w", encoding="utf-8") as file:
        file.write(ends[0] + "\n" + ",\n".join("  " + show(row) for row in rows) + "\n" + ends[1] + "\n")


def day():
    return date(1970, 1, 1) + timedelta(days=chance.randrange(36524))


def orders(text):
    mark = text[2]
    found = {}
    for order in ("dmy", "mdy", "ymd"):
        try:
            read = datetime.strptime(text, mark.join("%" + letter for letter in order)).date()
        except ValueError:
            continue
        found[order] = read.isoformat()
    return found


short = {}
while len(short) < 400:
    # strptime takes 69 for 1969.
    parts = [f"{chance.choice([n for n in range(100) if n != 69] + list(range(1, 32)) * 4):02}" for _ in range(3)]
    if chance.random() < 0.6:
        parts[1] = f"{chance.randint(1, 12):02}"
    text = chance.choice("-/").join(parts)
    short[text] = orders(text)
write("short-years.json", short)

serials = [1, 2, 59, 61, 62, 365, 366, 367, 25568, 25569, 36526, 43890, 45292, 45351, 73050, 2958465]
serials += [chance.randint(20000, 60000) for _ in range(40)]
serials += [round(chance.uniform(20000, 60000), 6) for _ in range(60)] + [45291.999999999, 45291.99999, 45292.0000001]
write("serials.json", [[repr(n), from_excel(n).isoformat()[:10]] for n in serials])

# Patterns of the CLDR, and others of each language that people write.
patterns = ["long", "d MMM y", "dd-MMM-yyyy", "d. MMMM y", "dd MMMM yyyy"]
names = []
for locale in ("en_GB", "en_US", "de", "fr", "es", "it", "nl", "pt"):
    for month in range(1, 13):
        for pattern in patterns:
            when = date(chance.randint(1990, 2040), month, chance.randint(1, 28))
            names.append([format_date(when, pattern, locale=locale), when.isoformat()])
write("names.json", names)

formats = {
    "dd.MM.yyyy": "%d.%m.%Y", "yyyyMMdd": "%Y%m%d", "MM/dd/yy": "%m/%d/%y", "yy-MM-dd": "%y-%m-%d",
    "ddMMyyyy": "%d%m%Y", "dd MMM yyyy": "%d %b %Y", "MMM dd, yyyy HH:mm": "%b %d, %Y %H:%M",
    "yyyy-MM-ddTHH:mm:ssZ": "%Y-%m-%dT%H:%M:%SZ", "'on' dd/MM/yy": "on %d/%m/%y",
}
written = []
for pattern, form in formats.items():
    for _ in range(15):
        when = datetime.combine(day(), datetime.min.time()) + timedelta(seconds=chance.randrange(86400))
        # strftime writes 69 for 2069, as 1970 to 2069 need.
        written.append([pattern, when.strftime(form), when.date().isoformat()])
write("formats.json", written)
