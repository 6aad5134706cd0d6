#!/usr/bin/env python3
"""Runs the program on damaged models, sessions, price lists, logs and shards, and asks that it ends by itself.

    fuzz.py HURDLE [--seconds N] [--seed S] [--keep DIR]

Each run damages one shipped file at the level of bytes, words or lines and gives it to a verb that reads it. The exit code
must be one the program documents (0, 1, 2, 3), within the time allowed, and no model file may have changed. What fails is
kept and named, with the command that repeats it.
"""

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TIME_ALLOWED = 20
DOCUMENTED = {0, 1, 2, 3}
WORDS = (
    "0 1 -1 1e308 -1e308 1e-308 100% -200% 10^12 999999999999 0 EUR 1 EUR/case 5 hour 3 FTE EUR USD case month year "
    "2026-01 9999-12 0001-01 2026-02-30 if then else and or not in by per as from to with ( ) { } [ ] , ; : = .. + - * / ^ "
    "max min sum npv irr roi payback normal(0,1) 1..2 10..5 5 in 1 .. 9 as pert 5 in 1 .. 1 as normal \"\" \"=1+1\" é € 𝄞"
).split(" ")
VERBS = [
    "show", "show by month", "show inputs", "show checks", "show scenarios", "tornado", "breakeven", "sensitivity 512 trials",
    "simulate 256 trials", "explain npv", "why", "goal npv = 0 EUR by agents", "sweep agents from 1 to 9 steps 3",
    "route", "export OUT/a.md", "export OUT/a.csv", "export OUT/a.json", "export OUT/a.html", "export OUT/a.xlsx",
    "export OUT/a.pdf", "compare base", "save OUT/s.hurdle with expectations", "prices", "assess", "show npv if agents = 3",
]


def damaged(text: bytes, dice: random.Random) -> bytes:
    kind = dice.random()
    if kind < 0.35:
        data = bytearray(text)
        for _ in range(dice.randint(1, 8)):
            if not data:
                break
            at = dice.randrange(len(data))
            what = dice.randrange(4)
            if what == 0:
                data[at] = dice.randrange(256)
            elif what == 1:
                del data[at : at + dice.randint(1, 40)]
            elif what == 2:
                data[at:at] = data[dice.randrange(len(data)) :][: dice.randint(1, 60)]
            else:
                data[at:at] = dice.choice([b"\0", b"\xff\xfe", b'"', b"{", b"}", b"\r\n", b"(" * 300, b"9" * 400, b"a." * 200])
        return bytes(data)
    if kind < 0.8:
        parts = re.split(rb"(\s+|[^\w.]+)", text)
        for _ in range(dice.randint(1, 6)):
            at = dice.randrange(len(parts))
            parts[at] = dice.choice(WORDS).encode() if dice.random() < 0.7 else dice.choice(parts)
        return b"".join(parts)
    lines = text.split(b"\n")
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(len(lines))
        what = dice.randrange(3)
        if what == 0:
            del lines[at]
        elif what == 1:
            lines.insert(at, dice.choice(lines))
        else:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        if not lines:
            lines = [b""]
    return b"\n".join(lines)


def runs(models: Path, dice: random.Random):
    """Without end: a shipped file, and the commands that read its damaged copy FILE (all but the first line of them)."""
    roi = sorted(models.glob("*/*.roi"))
    sessions = sorted(models.glob("sessions/*.hurdle"))
    prices = sorted(models.glob("prices/*.prices"))
    tables = sorted(models.glob("*/*.csv"))
    while True:
        kind = dice.random()
        if kind < 0.6:
            yield dice.choice(roi), ["load FILE"] + dice.sample(VERBS, 3)
        elif kind < 0.8:
            yield dice.choice(sessions), None
        elif kind < 0.9:
            yield dice.choice(prices), ["prices check FILE"]
        elif tables:
            yield dice.choice(tables), [dice.choice(["import usage FILE", "import inputs FILE", "graded FILE", "actuals FILE"])]


def attempt(hurdle: str, models: Path, source: Path, commands, seed: str, kept: Path):
    dice = random.Random(seed)
    home = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        for folder in models.iterdir():
            if folder.is_dir() and folder.name != source.parent.name:
                os.symlink(folder, home / folder.name)
        own = home / source.parent.name
        shutil.copytree(source.parent, own)
        broken = own / source.name
        broken.write_bytes(damaged(source.read_bytes(), dice))
        before = broken.read_bytes()
        out = home / "out"
        out.mkdir()
        environment = dict(os.environ, HOME=str(home), NO_COLOR="1")
        if commands is None:
            words = [hurdle, "--models", str(home), "run", str(broken), "--out", str(out)]
        else:
            words = [hurdle, "--models", str(home)]
            for command in commands:
                words += ["-c", command.replace("FILE", str(broken)).replace("OUT", str(out))]
        try:
            done = subprocess.run(words, cwd=home, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                                  timeout=TIME_ALLOWED)
            fault = None if done.returncode in DOCUMENTED else f"ended with {done.returncode}: {done.stderr[-400:]!r}"
        except subprocess.TimeoutExpired:
            fault = f"still at work after {TIME_ALLOWED} s"
        if fault is None and broken.read_bytes() != before:
            fault = "changed the file it read"
        if fault:
            place = kept / f"{seed.replace(':', '-')}-{source.name}"
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(broken, place)
            return f"{source.name} (kept as {place}): {fault}\n  {words[1:]}"
        return None
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("hurdle")
    arguments.add_argument("--seconds", type=float, default=60)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--workers", type=int, default=2)
    arguments.add_argument("--keep", type=Path, default=Path(tempfile.gettempdir()) / "hurdle-fuzz")
    given = arguments.parse_args()
    models = Path(__file__).resolve().parents[3] / "models"
    hurdle = str(Path(given.hurdle).resolve())
    dice = random.Random(given.seed)
    cases = runs(models, dice)
    end = time.monotonic() + given.seconds
    count, faults = 0, []
    with ThreadPoolExecutor(given.workers) as pool:
        while time.monotonic() < end:
            batch = []
            for _ in range(4 * given.workers):
                source, commands = next(cases)
                batch.append(pool.submit(attempt, hurdle, models, source, commands, f"{given.seed}:{count}", given.keep))
                count += 1
            faults += [fault for fault in (done.result() for done in batch) if fault]
    for fault in faults:
        print(fault)
    print(f"{count} damaged files, {len(faults)} faults (seed {given.seed})")
    sys.exit(1 if faults or count < 20 else 0)


if __name__ == "__main__":
    main()
