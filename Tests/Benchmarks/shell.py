#!/usr/bin/env python3
"""The shell as a person feels it: start to prompt, a key to its completion list, Enter to answer, a paste.

A model of 2,000 names is loaded in a terminal of its own; every figure is the median of several.

  shell.py [--hurdle .build/release/hurdle] [--rounds 9]
"""
import argparse, os, statistics, tempfile, time

from interrupt import Shell, ROOT

NAMES = 2_000


def model(path):
    lines = ["timeline 2026-01 for 36 months", "currency EUR", "discount 9% per year", "unit item"]
    lines += [f"input amount_{i} = {i + 1} item" for i in range(NAMES // 2)]
    lines += [f"cost line_{i} = amount_{i} * 3 EUR/item/month" for i in range(NAMES // 2)]
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")


def median(count, measure):
    return statistics.median(measure() for _ in range(count)) * 1e3


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--hurdle", default=os.environ.get("HURDLE", os.path.join(ROOT, ".build/release/hurdle")))
    arguments.add_argument("--rounds", type=int, default=9)
    given = arguments.parse_args()
    hurdle = os.path.abspath(given.hurdle)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "large.roi")
        model(path)

        def start(*words):
            began = time.perf_counter()
            shell = Shell(hurdle, *words)
            spent = time.perf_counter() - began
            shell.end()
            return spent

        print(f"start to prompt:                          {median(given.rounds, start):7.1f} ms")
        print(f"start to prompt, {NAMES:,} names loaded:       {median(given.rounds, lambda: start(path)):7.1f} ms")
        shell = Shell(hurdle, path)
        shell.type(b"show tco\r")
        shell.wait(b"hurdle> ")

        def completion():
            shell.type(b"show line_99")
            shell.wait(b"line_99")
            began = time.perf_counter()
            shell.type(b"\t")
            shell.wait(b"line_999")
            spent = time.perf_counter() - began
            shell.type(b"\x03")
            shell.wait(b"^C")
            shell.wait(b"hurdle> ")
            return spent

        def everything():
            shell.type(b"show ")
            began = time.perf_counter()
            shell.type(b"\t")
            shell.wait(b"more")
            spent = time.perf_counter() - began
            shell.type(b"\x03")
            shell.wait(b"^C")
            shell.wait(b"hurdle> ")
            return spent

        value = [3]

        def setting():
            value[0] += 1
            shell.type(b"set amount_7 = %d" % value[0])
            shell.wait(b"= %d" % value[0])
            began = time.perf_counter()
            shell.type(b"\r")
            shell.wait(b"change")
            spent = time.perf_counter() - began
            shell.wait(b"hurdle> ")
            return spent

        def paste():
            lines = b"".join(b"show amount_%d\n" % (i % 1000) for i in range(2_000))
            began = time.perf_counter()
            shell.type(b"\x1b[200~")
            for start in range(0, len(lines), 2048):
                shell.type(lines[start:start + 2048])
                shell.drain()
            shell.type(b"\x1b[201~show 4321 + 1\r")
            shell.wait(b"4,322")
            spent = time.perf_counter() - began
            shell.wait(b"hurdle> ")
            return spent

        print(f"Tab to a list of 11 names among {NAMES:,}:      {median(given.rounds, completion):7.1f} ms")
        print(f"Tab to the list of all names:             {median(given.rounds, everything):7.1f} ms")
        print(f"Enter to answer of set:                   {median(given.rounds, setting):7.1f} ms")
        print(f"a paste of 2,000 statements, run:         {median(1, paste):7.1f} ms")
        shell.end()


if __name__ == "__main__":
    main()
