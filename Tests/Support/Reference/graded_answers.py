"""Figures of routers between two models on the graded answers of MMLU, by their published definitions.

    python3 Tests/Support/Reference/graded_answers.py ../shared/data/routellm > Tests/Support/Reference/graded_answers.json

It shares nothing with the product but the seeded shuffle of the folds. Ties in a score are a straight line.
"""

import csv
import glob
import json
import sys

import numpy as np
from scipy.stats import binomtest

MASK = (1 << 64) - 1


def shuffle(count, seed):
    state = seed
    order = list(range(count))
    for i in range(count - 1, 0, -1):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        j = (z ^ (z >> 31)) % (i + 1)
        order[i], order[j] = order[j], order[i]
    return np.array(order)


def curve(score, gain, weak):
    values, inverse = np.unique(-score, return_inverse=True)
    x = np.cumsum(np.bincount(inverse)) / len(score)
    y = weak + np.cumsum(np.bincount(inverse, gain)) / len(score)
    return np.concatenate([[0], x]), np.concatenate([[weak], y])


def first_crossing(p, x, y):
    i = int(np.argmax(y >= p))
    return x[i - 1] + (p - y[i - 1]) / (y[i] - y[i - 1]) * (x[i] - x[i - 1])


def hull_mean(x, y):
    """Mean of the least concave majorant, made non-decreasing, by brute force over pairs of points."""
    grid = np.unique(np.concatenate([x, np.linspace(0, 1, 2001)]))
    best = np.interp(grid, x, y)
    for i in range(len(x)):
        for j in range(i + 1, len(x)):
            inside = (grid >= x[i]) & (grid <= x[j])
            line = y[i] + (grid[inside] - x[i]) / (x[j] - x[i]) * (y[j] - y[i]) if x[j] > x[i] else y[j]
            best[inside] = np.maximum(best[inside], line)
    return float(np.trapezoid(np.maximum.accumulate(best), grid))


def main(folder):
    contaminated = {json.loads(line)["eval_prompt"] for line in open(f"{folder}/mmlu_contaminated.jsonl")}
    weak, strong, classes = [], [], []
    names = []
    for k, path in enumerate(sorted(glob.glob(f"{folder}/mmlu/*.csv"))):
        names.append(path.rsplit("/", 1)[1][:-4])
        for row in csv.DictReader(open(path, newline="")):
            if row["prompt"] in contaminated:
                continue
            marks = list(row.values())
            weak.append(marks[1] == "True")
            strong.append(marks[2] == "True")
            classes.append(k)
    weak, strong, classes = np.array(weak, float), np.array(strong, float), np.array(classes)
    n, gain = len(weak), strong - weak
    w, s = weak.mean(), strong.mean()

    def pgr(y):
        return (y - w) / (s - w)

    x, y = curve(gain, gain, w)
    eleven = np.linspace(0, 1, 11)
    x_peak, y_peak = x, np.maximum.accumulate(y)
    oracle = dict(cpt50=first_crossing(0.5, x, pgr(y)), apgr=np.trapezoid(pgr(np.interp(eleven, x_peak, y_peak)), eleven),
                  aiq=hull_mean(x, y))
    table = []
    for seed in range(1, 31):
        fold = np.empty(n, int)
        fold[shuffle(n, seed)] = np.arange(n) % 5
        score = np.empty(n)
        for k in range(5):
            train = fold != k
            means = np.bincount(classes[train], gain[train]) / np.bincount(classes[train])
            score[~train] = means[classes[~train]]
        x, y = curve(score, gain, w)
        entry = dict(seed=seed, apgr=float(np.trapezoid(pgr(y), x)), cpt50=float(first_crossing(0.5, x, pgr(y))),
                     cpt80=float(first_crossing(0.8, x, pgr(y))))
        if seed == 1:
            entry["aiq"] = hull_mean(x, y)
        table.append(entry)
    bounds = {}
    for k in (0, 20, 56):
        own = weak[classes == k]
        ci = binomtest(int(own.sum()), len(own)).proportion_ci(method="wilson")
        exact = binomtest(int(own.sum()), len(own)).proportion_ci(method="exact")
        bounds[names[k]] = [float(own.mean()), ci.low, ci.high, exact.low, exact.high]
    json.dump(dict(prompts=n, weak=w, strong=s, best_of_two=float(np.maximum(weak, strong).mean()), oracle=oracle,
                   class_table=table, bounds=bounds), sys.stdout, indent=1)
    print()


main(sys.argv[1])
