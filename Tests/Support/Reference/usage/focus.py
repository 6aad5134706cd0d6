"""Sums of FOCUS bills in exact decimals: python3 focus.py FILE… > focus.json"""
import csv
import json
import pathlib
import sys
from decimal import Decimal


def amount(text):
    return Decimal(text.strip().lstrip('$').replace(',', ''))


answer = {}
for path in sys.argv[1:]:
    with open(path, newline='', encoding='utf-8-sig') as file:
        rows = list(csv.DictReader(file))
    parts = {}
    for row in rows:
        part = row.get('ServiceName', '')
        parts[part] = parts.get(part, Decimal(0)) + amount(row['BilledCost'])
    answer[pathlib.Path(path).name] = {
        'rows': len(rows),
        'billed': str(sum((amount(row['BilledCost']) for row in rows), Decimal(0)).normalize()),
        'effective': str(sum((amount(row['EffectiveCost']) for row in rows), Decimal(0)).normalize()),
        'services': {name: str(cost.normalize()) for name, cost in sorted(parts.items())} if 'ServiceName' in rows[0] else {},
    }
json.dump(answer, sys.stdout, indent=1)
print()
