#!/usr/bin/env python3
"""Speed of the batch engine beside the same workload in NumPy and in C, in turn in one run.

The contenders are those of ../shared/reference/perf beside the clone (or HURDLE_PEERS): NumPy on whole arrays, NumPy as an
expert writes it, and C fused by hand for this processor. What is absent is said and left out. Results are compared first:
net present value and ROI of every trial, on the same draws, by the C program. Times are medians of nanoseconds a trial,
every contender once in each round.

  simulation.py [--rounds 7] [--probe .build/release/simulation-probe]
"""
import argparse, ctypes, importlib.util, os, shutil, statistics, struct, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MODEL = os.path.join(ROOT, "Tests/Benchmarks/Models/rollout.roi")
PEERS = os.environ.get("HURDLE_PEERS") or os.path.join(os.path.dirname(ROOT), "shared/reference/perf")
FEW, MANY = 102_400, 1_024_000


class Probe:
    """Our engine, as a process that times itself."""

    def __init__(self, path):
        self.path = path

    def run(self, trials, threads=1, folder=None):
        command = [self.path, MODEL, str(trials), str(threads), "3"] + ([folder] if folder else [])
        lines = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        return statistics.median(float(line.split()[0]) for line in lines)

    def extra(self, what):
        result = subprocess.run([self.path, what], cwd=ROOT, check=True, capture_output=True, text=True)
        return [line.split("\t") for line in result.stdout.splitlines()]


class Limit:
    """The C program, built for this processor."""

    def __init__(self, folder):
        self.folder = folder
        for name in os.listdir(PEERS):
            shutil.copy(os.path.join(PEERS, name), folder)
        run = lambda *command: subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        run(sys.executable, "mktables.py")
        flags = ["-march=native", "-std=gnu++17", "-ffp-contract=off"]
        run("g++", "-Ofast", *flags, "-o", "limit", "lim_one.cpp", "limit.cpp", "-lpthread")
        # -Ofast takes the rounding out of its exponential, which costs three digits: results are compared without.
        run("g++", "-O2", *flags, "-shared", "-fPIC", "-o", "liblimit.so", "limit.cpp", "-lpthread")

    def run(self, trials, threads=1):
        command = ["./limit", "2", str(trials), str(threads), "3"]
        return float(subprocess.run(command, cwd=self.folder, check=True, capture_output=True, text=True).stdout)

    def results(self, draws, count):
        """Net present value and ROI of each trial of these draws."""
        library = ctypes.CDLL(os.path.join(self.folder, "liblimit.so"))
        here = os.getcwd()
        os.chdir(self.folder)  # It reads its tables from where it stands.
        library.lim_init()
        os.chdir(here)
        columns = [(ctypes.c_double * count)() for _ in range(3)]
        library.eval_x(draws, ctypes.c_long(count), ctypes.c_long(count), *columns, (ctypes.c_double * 9)())
        return columns[0], columns[1]


class Arrays:
    """A contender of models.py."""

    def __init__(self, models, name):
        self.models, self.name = models, name

    def run(self, trials, threads=1):
        began = time.perf_counter()
        if self.name == "whole":
            self.models.run_whole(1, trials)
        else:
            self.models.run_chunk(1, trials, 8192, self.models.model_out, threads)
        return (time.perf_counter() - began) * 1e9 / trials


def numpy_models():
    path = os.path.join(PEERS, "models.py")
    if not os.path.exists(path):
        return None, f"no contenders: {PEERS} is not there"
    try:
        import numpy  # noqa: F401
    except ImportError:
        return None, "no NumPy contenders: NumPy is not installed"
    spec = importlib.util.spec_from_file_location("models", path)
    models = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(models)
    return models, None


def compare(probe, limit, folder):
    """Stops where a trial's results differ from those of the C program on the same draws."""
    probe.run(FEW, folder=folder)
    draws = (ctypes.c_double * (12 * FEW)).from_buffer_copy(open(os.path.join(folder, "draws"), "rb").read())
    data = open(os.path.join(folder, "results"), "rb").read()
    ours = [struct.unpack_from(f"{FEW}d", data, column * FEW * 8) for column in range(2)]
    worst = 0.0
    for own, other in zip(ours, limit.results(draws, FEW)):
        # A small difference of two large sums is exact to their size.
        size = statistics.fmean(abs(x) for x in other)
        worst = max(worst, max(abs(a - b) / max(abs(a), abs(b), size * 1e-3) for a, b in zip(own, other)))
    print(f"results: {FEW:,} trials, largest relative difference of NPV and ROI {worst:.1e}")
    if worst > 1e-9:
        sys.exit("the results differ")


def rounds(contenders, count):
    """Medians by name; every contender once in each round."""
    times = {name: [] for name, _ in contenders}
    for _ in range(count):
        for name, run in contenders:
            times[name].append(run())
    return {name: statistics.median(values) for name, values in times.items()}


def table(title, medians, goals):
    print(f"\n{title}")
    own = medians["hurdle"]
    for name, value in medians.items():
        ratio = "" if name == "hurdle" else f"{value / own:8.2f} ×"
        print(f"  {name:24}{value:10.1f} ns a trial {ratio}")
    for text, name, goal in goals:
        if name in medians:
            reached = medians[name] / own
            print(f"  goal: {text:46}{goal:7.2f}, reached {reached:.2f}{'' if reached >= goal else '   MISSED'}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--rounds", type=int, default=7)
    arguments.add_argument("--probe", default=os.path.join(ROOT, ".build/release/simulation-probe"))
    given = arguments.parse_args()
    probe = Probe(given.probe)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    models, missing = numpy_models()
    if missing:
        print(missing)
    with tempfile.TemporaryDirectory() as folder:
        limit = None
        if os.path.exists(os.path.join(PEERS, "limit.cpp")):
            try:
                limit = Limit(folder)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"no C contender: {error}")
        if limit:
            compare(probe, limit, folder)

        def contenders(trials, threads=1, names=("whole-array NumPy", "expert NumPy", "fused C")):
            all_of_them = [("hurdle", lambda: probe.run(trials, threads))]
            if models and "whole-array NumPy" in names:
                all_of_them.append(("whole-array NumPy", lambda: Arrays(models, "whole").run(trials)))
            if models and "expert NumPy" in names:
                all_of_them.append(("expert NumPy", lambda: Arrays(models, "expert").run(trials, threads)))
            if limit and "fused C" in names:
                all_of_them.append(("fused C", lambda: limit.run(trials, threads)))
            return all_of_them

        table(
            f"{FEW:,} trials, one thread", rounds(contenders(FEW), given.rounds),
            [("times whole-array NumPy", "whole-array NumPy", 10), ("times expert NumPy", "expert NumPy", 3.5),
             ("share of fused C", "fused C", 0.55), ("share of fused C, beyond", "fused C", 0.65)])
        table(
            f"{MANY:,} trials, one thread", rounds(contenders(MANY), max(given.rounds // 2, 1)),
            [("times whole-array NumPy", "whole-array NumPy", 60)])
        if (os.cpu_count() or 1) > 1:
            names = ("fused C",)
            both = [(f"{name}, {threads}", run) for threads in (1, 2) for name, run in contenders(MANY, threads, names)]
            medians = rounds(both, given.rounds)
            gains = {name: medians[f"{name}, 1"] / medians[f"{name}, 2"] for name in ("hurdle", "fused C")
                     if f"{name}, 1" in medians}
            print(f"\n{MANY:,} trials, gain from a second thread")
            for name, gain in gains.items():
                print(f"  {name:24}{gain:10.2f} ×")
            if len(gains) == 2:
                reached = gains["hurdle"] / gains["fused C"]
                print(f"  goal: share of the gain of fused C                       0.95, reached {reached:.2f}"
                      f"{'' if reached >= 0.95 else '   MISSED'}")
    print("\nother runs")
    for name, value, goal in probe.extra("--other"):
        print(f"  {name:56}{value:>10}   goal {goal}")


if __name__ == "__main__":
    main()
