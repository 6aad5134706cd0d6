#!/usr/bin/env python3
"""How soon Ctrl-C is answered, at every stage of a long simulation.

The shell is run in a terminal of its own. A simulation is begun, Ctrl-C pressed after some time, and the time taken until
the prompt is there again and answers. The moments are spread over the whole of an undisturbed run, so that the pilot, the
trials and the final selection are all met.

  interrupt.py [--hurdle .build/release/hurdle] [--trials 10M] [--moments 24] [MODEL]
"""
import argparse, os, pty, select, statistics, sys, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Shell:
    def __init__(self, hurdle, *words):
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.environ.update(TERM="xterm", LANG="C.UTF-8", EDITRC="/dev/null", NO_COLOR="1", PAGER="cat", HURDLE_HISTORY="/dev/null")
            os.execv(hurdle, [hurdle, "--no-init", *words])
        self.text = b""
        self.wait(b"hurdle> ")

    def wait(self, wanted, seconds=120):
        """Until a text comes behind all that was waited for."""
        end = time.perf_counter() + seconds
        while wanted not in self.text:
            left = end - time.perf_counter()
            if left <= 0 or not select.select([self.terminal], [], [], left)[0]:
                sys.exit(f"no {wanted} within {seconds} s: {self.text[-300:]}")
            self.text += os.read(self.terminal, 65536)
        self.text = self.text[self.text.index(wanted) + len(wanted):]

    def drain(self):
        """Reads what is there, so that neither side waits for the other."""
        while select.select([self.terminal], [], [], 0)[0]:
            self.text += os.read(self.terminal, 65536)

    def type(self, keys):
        os.write(self.terminal, keys)

    def ask(self):
        """A statement whose answer shows that the session is there."""
        self.type(b"show npv\r")
        self.wait(b"Economic")
        self.wait(b"hurdle> ")

    def end(self):
        self.type(b"quit\r")
        os.waitpid(self.process, 0)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("model", nargs="?", default="models/programmes/support-copilot.roi")
    arguments.add_argument("--hurdle", default=os.environ.get("HURDLE", os.path.join(ROOT, ".build/release/hurdle")))
    arguments.add_argument("--statement", default="simulate 10M trials")
    arguments.add_argument("--moments", type=int, default=24)
    given = arguments.parse_args()
    shell = Shell(os.path.abspath(given.hurdle), given.model)
    shell.ask()
    began = time.perf_counter()
    shell.type(given.statement.encode() + b"\r")
    shell.wait(b"hurdle> ")
    whole = time.perf_counter() - began
    times = []
    for moment in range(given.moments):
        # More of them at the end, where percentiles are selected.
        share = (moment + 0.5) / given.moments
        after = whole * (1 - (1 - share) ** 2)
        shell.type(given.statement.encode() + b"\r")
        shell.wait(given.statement.encode())
        time.sleep(after)
        pressed = time.perf_counter()
        shell.type(b"\x03")
        shell.wait(b"hurdle> ")
        times.append((time.perf_counter() - pressed, after))
        # Where the answer was there already, Ctrl-C makes a prompt of its own.
        time.sleep(0.2)
        shell.drain()
        shell.text = b""
        shell.ask()
    shell.end()
    worst = max(times)
    print(f"{given.statement}: {whole:.2f} s undisturbed; Ctrl-C at {given.moments} moments")
    print(f"answered in {statistics.median(t for t, _ in times) * 1e3:.0f} ms (median), {worst[0] * 1e3:.0f} ms at most (after {worst[1]:.2f} s)")


if __name__ == "__main__":
    main()
