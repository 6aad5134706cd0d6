"""Figures of the public Azure LLM inference traces, by NumPy: python3 azure.py FOLDER > azure.json"""
import csv
import json
import pathlib
import sys

import numpy as np

folder = pathlib.Path(sys.argv[1])
answer = {}
for name in ('conv', 'code'):
    with open(folder / f'AzureLLMInferenceTrace_{name}.csv', newline='') as file:
        rows = list(csv.DictReader(file))
    tokens_in = np.array([int(row['ContextTokens']) for row in rows])
    tokens_out = np.array([int(row['GeneratedTokens']) for row in rows])
    times = [np.datetime64(row['TIMESTAMP'].replace(' ', 'T')[:26], 'us') for row in rows]
    probabilities = [0.05, 0.5, 0.9, 0.95, 0.99]
    answer[name] = {
        'rows': len(rows),
        'tokens_in': int(tokens_in.sum()),
        'tokens_out': int(tokens_out.sum()),
        'probabilities': probabilities,
        'quantiles_in': [float(q) for q in np.quantile(tokens_in, probabilities)],
        'quantiles_out': [float(q) for q in np.quantile(tokens_out, probabilities)],
        'largest_in': int(tokens_in.max()),
        'largest_out': int(tokens_out.max()),
        'first': str(min(times)),
        'microseconds': int((max(times) - min(times)).astype(int)),
        'below_1000': int((tokens_in < 1000).sum()),
    }
json.dump(answer, sys.stdout, indent=1)
print()
