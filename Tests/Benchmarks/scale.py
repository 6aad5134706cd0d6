#!/usr/bin/env python3
"""Memory and time of ever more trials, and of a model of thousands of lines: memory is to stay flat.

  scale.py [--hurdle .build/release/hurdle] [--most 100_000_000]
"""
import argparse, json, os, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def large(path, lines=2_300):
    text = ["timeline 2026-01 for 36 months", "currency EUR", "discount 9% per year", "unit item"]
    text += [f"input price_{i} = {10 + i} EUR/item/month in {7 + i} .. {15 + i} as pert" for i in range(12)]
    text += [f"input amount_{i} = {100 + i} item" for i in range(400)]
    for i in range(lines):
        growth = " * growing(1%/year)" if i % 3 else ""
        text.append(f"cost line_{i} = amount_{i % 400} * price_{i % 12}{growth}")
    text += ["benefit gain = 60_000_000 EUR/month", "  kind: cash"]
    with open(path, "w") as file:
        file.write("\n".join(text) + "\n")


def run(hurdle, model, trials):
    began = time.perf_counter()
    read, write = os.pipe()
    process = os.posix_spawn(
        hurdle, [hurdle, "simulate", model, "--trials", str(trials), "--format", "json"],
        {**os.environ, "HURDLE_MODELS": os.path.join(ROOT, "models")},
        file_actions=[(os.POSIX_SPAWN_DUP2, write, 1), (os.POSIX_SPAWN_CLOSE, read)])
    os.close(write)
    with os.fdopen(read) as output:
        text = output.read()
    usage = os.wait4(process, 0)[2]
    npv = json.loads(text)["simulation"]["npv"]
    return time.perf_counter() - began, usage.ru_maxrss / 1024, npv


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--hurdle", default=os.environ.get("HURDLE", os.path.join(ROOT, ".build/release/hurdle")))
    arguments.add_argument("--most", type=int, default=100_000_000)
    given = arguments.parse_args()
    hurdle = os.path.abspath(given.hurdle)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.roi")
        large(path)
        copilot = os.path.join(ROOT, "models/programmes/support-copilot.roi")
        cases = [("support copilot", copilot, n) for n in (65_536, 1_000_000, 10_000_000, 20_000_000, 100_000_000)]
        cases += [("2,300 lines", path, n) for n in (1_000, 65_536)]
        print(f"{'':18}{'trials':>13}{'seconds':>10}{'MiB':>8}{'P10':>16}{'P50':>16}{'P90':>16}")
        for name, model, trials in cases:
            if trials > given.most:
                continue
            seconds, memory, npv = run(hurdle, model, trials)
            figures = "".join(f"{npv[key]:16,.0f}" for key in ("p10", "p50", "p90"))
            print(f"{name:18}{trials:13,}{seconds:10.2f}{memory:8.0f}{figures}", flush=True)


if __name__ == "__main__":
    main()
