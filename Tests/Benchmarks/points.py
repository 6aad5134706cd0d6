#!/usr/bin/env python3
"""How many times fewer trials scrambled Sobol' points need than independent random numbers, for the same precision.

Every shipped model is simulated with both, at several seeds; how far mean, P10 and P50 of its NPV (of its total cost, where
there is none) fall from those of a long run gives two mean squared errors. Their quotient is the gain: the error of
independent numbers falls with the root of the trials, so that a quotient of 9 means nine times fewer of them.

  points.py [--hurdle .build/release/hurdle] [--trials 16384] [--seeds 24] [--long 1000000]
"""
import argparse, json, os, statistics, subprocess, sys
from concurrent.futures import ThreadPoolExecutor

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIGURES = ["mean", "p10", "p50", "p90"]


def simulate(hurdle, model, trials, points, seed):
    """The summary of NPV or total cost; None where the model cannot be simulated, or nothing in it varies."""
    command = [hurdle, "simulate", model, "--trials", str(trials), "--points", points, "--seed", str(seed)]
    result = subprocess.run(command + ["--threads", "1", "--format", "json"], cwd=ROOT, capture_output=True, text=True)
    if result.returncode not in (0, 3):
        return None
    simulation = json.loads(result.stdout)["simulation"]
    if not simulation["uncertain"]:
        return None
    for name in ("npv", "total_cost", "tco"):
        summary = simulation.get(name)
        if summary and summary["mean"] is not None and summary["sd"] > 0:
            return [summary[figure] for figure in FIGURES]
    return None


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--hurdle", default=os.environ.get("HURDLE", os.path.join(ROOT, ".build/release/hurdle")))
    arguments.add_argument("--trials", type=int, default=16_384)
    arguments.add_argument("--seeds", type=int, default=24)
    arguments.add_argument("--long", type=int, default=1_000_000)
    given = arguments.parse_args()
    models = []
    for folder in ("programmes", "costs", "benefits"):
        path = os.path.join(ROOT, "models", folder)
        models += sorted(os.path.join("models", folder, name) for name in os.listdir(path) if name.endswith(".roi"))
    print(f"{given.trials:,} trials, {given.seeds} seeds, against {given.long:,} Sobol' points; times fewer trials")
    print(f"{'':42}" + "".join(f"{figure:>9}" for figure in FIGURES))
    gains = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for model in models:
            truth = simulate(given.hurdle, model, given.long, "sobol", 987_654)
            if truth is None:
                print(f"{model:42}  not uncertain by itself")
                continue
            row = []
            errors = {}
            for points in ("random", "sobol"):
                runs = list(
                    pool.map(lambda seed: simulate(given.hurdle, model, given.trials, points, seed), range(1, given.seeds + 1)))
                errors[points] = [statistics.fmean((run[k] - truth[k]) ** 2 for run in runs) for k in range(len(FIGURES))]
            row = [a / b if b > 0 else float("inf") for a, b in zip(errors["random"], errors["sobol"])]
            gains.append(row)
            print(f"{model:42}" + "".join(f"{gain:9.1f}" for gain in row))
    if not gains:
        sys.exit("no shipped model is uncertain")
    for name, pick in (("least", min), ("median", statistics.median), ("most", max)):
        print(f"{name:42}" + "".join(f"{pick([row[k] for row in gains]):9.1f}" for k in range(len(FIGURES))))


if __name__ == "__main__":
    main()
