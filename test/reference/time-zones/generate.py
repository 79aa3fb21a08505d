"""Days in time zones by Python's zoneinfo: python3 generate.py > days.json (Python 3.11, seeded).

Each entry: the zone, a time with an offset, the day that it is in the zone. Times are within an hour of
midnight there, where a wrong offset shows, and on the days of clock changes too.
"""

import json
import random
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = [
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Auckland",
    "Asia/Kathmandu", "America/St_Johns", "UTC", "Pacific/Apia", "America/Sao_Paulo",
]
CHANGES = [(2024, 3, 31), (2024, 4, 1), (2024, 10, 27), (2024, 11, 3), (2024, 11, 4), (2024, 4, 7), (2011, 12, 31)]
chance = random.Random(20261126)
entries = []
for name in ZONES:
    zone = ZoneInfo(name)
    for _ in range(20):
        random_day = (chance.randint(2008, 2026), chance.randint(1, 12), chance.randint(1, 28))
        date = chance.choice([random_day, random_day, chance.choice(CHANGES)])
        midnight = datetime(*date, tzinfo=zone).astimezone(timezone.utc)
        instant = midnight + timedelta(seconds=chance.choice([-3600, -1800, -1, 0, 1, 1799, 3599]))
        offset = chance.choice([0, 60, -300, 330, -210, 540])
        there = instant.astimezone(timezone(timedelta(minutes=offset)))
        sign = "-" if offset < 0 else "+"
        text = f"{there:%Y-%m-%d %H:%M:%S} {sign}{abs(offset) // 60:02}{abs(offset) % 60:02}"
        entries.append([name, text, instant.astimezone(zone).date().isoformat()])
print("[\n" + ",\n".join("  " + json.dumps(entry) for entry in entries) + "\n]")
