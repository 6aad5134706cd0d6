"""Writes models/evidence/pilot.csv: an invented pilot with a known effect, a row for each agent and week.

True effects of the tool: handle time 14% lower for seniors and 22% for juniors, wearing off by nothing; quality and
escalation the same; reopened cases the same. Agents were drawn by lot within their team.
"""

import csv
import datetime
import pathlib
import random

SEED = 7
TEAMS = ["Billing", "Claims", "Contracts", "Delivery", "Returns", "Technical"]
AGENTS = 20  # of each team
FIRST = datetime.date(2025, 9, 1)
BASELINE_WEEKS, LIVE_WEEKS = 6, 8

draw = random.Random(SEED)
rows = []
for team in TEAMS:
    lot = [arm for arm in ("off", "on") for _ in range(AGENTS // 2)]
    draw.shuffle(lot)
    speed_of_team = draw.gauss(0, 0.05)
    for number in range(AGENTS):
        agent = f"{team[:3].upper()}{number + 1:02d}"
        junior = draw.random() < 0.45
        own_speed = speed_of_team + draw.gauss(0, 0.12) + (0.10 if junior else 0)
        own_quality = draw.gauss(0, 0.015)
        for week in range(BASELINE_WEEKS + LIVE_WEEKS):
            live = week >= BASELINE_WEEKS
            season = 0.02 * (week % 4) / 3
            change = (0.78 if junior else 0.86) if live and lot[number] == "on" else 1.0
            cases = draw.randint(45, 75)
            reviewed = 12
            seconds = 480 * 2.718281828459045 ** (own_speed + season + draw.gauss(0, 0.06)) * change
            good = min(max(0.93 + own_quality - (0.01 if junior else 0), 0), 1)
            passed = sum(draw.random() < good for _ in range(reviewed))
            escalated = sum(draw.random() < 0.04 for _ in range(cases))
            reopened = sum(draw.random() < 0.06 for _ in range(cases))
            rows.append(
                [
                    agent, team, "junior" if junior else "senior", lot[number],
                    (FIRST + datetime.timedelta(weeks=week)).isoformat(), cases, f"{seconds:.0f}",
                    f"{passed / reviewed:.4f}", f"{escalated / cases:.4f}", f"{reopened / cases:.4f}",
                ]
            )

path = pathlib.Path(__file__).parents[3] / "models/evidence/pilot.csv"
with path.open("w", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(
        ["agent_id", "team", "seniority", "group", "week", "cases", "handle_seconds", "qa_pass", "escalated", "reopened"]
    )
    writer.writerows(rows)
