"""Writes models/evidence/actuals.csv: twelve invented weeks of programmes/support-copilot.

Adoption runs a little ahead of the plan, handle time falls, cases reopened rise a little, seats cost what was ordered.
"""

import csv
import datetime
import pathlib
import random

draw = random.Random(11)
first = datetime.date(2026, 1, 5)
path = pathlib.Path(__file__).parents[3] / "models/evidence/actuals.csv"
with path.open("w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["week", "adoption", "assisted", "handle_time", "reopen_rate", "licences"])
    for week in range(12):
        adoption = 0.054 + 0.004 * week + draw.gauss(0, 0.002)
        cases = 310_000 * 12 / 365 * 7 * (1 + 0.0018 * week) * (1 + draw.gauss(0, 0.01))
        writer.writerow(
            [
                (first + datetime.timedelta(weeks=week)).isoformat(), f"{adoption:.3f}", f"{cases * adoption:.0f}",
                f"{11 - 0.05 * week + draw.gauss(0, 0.08):.2f}", f"{0.060 + 0.0006 * week + draw.gauss(0, 0.001):.4f}",
                f"{1200 * 28 * 12 / 365 * 7:.0f}",
            ]
        )
