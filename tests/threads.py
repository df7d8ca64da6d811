# SPDX-License-Identifier: Apache-2.0
"""Run the stress tests of threads: the programs in tests/threads, each for a short time, under Krait.

Usage: tools/oracle tests/threads.py [--seconds N] [--gil] [FILTER]...

--seconds is the time for each program (default 0.7), --gil runs them with the global lock on. A filter is part of a program's name.
A program fails by an invariant that does not hold, by an exception that nobody expects, a Java one included, or by not ending.
docs/THREAD-SAFETY.md says what each test promises.
"""

import argparse
import pathlib
import subprocess
import sys
import time

TESTS = pathlib.Path(__file__).resolve().parent
KRAIT = TESTS.parent / "krait"
# Machines under load are slow, and a hang is for ever.
PATIENCE = 120
# What never may be seen, whatever a test lets pass.
FORBIDDEN = ("internal error", "java.lang.", "dev.krait.", "SystemError")


def run(program, seconds, options):
    """Run one program; None if all is well, else what it shows."""
    command = [str(KRAIT), *options, str(program), str(seconds)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=PATIENCE + 3 * seconds)
    except subprocess.TimeoutExpired as error:
        return (error.stdout or b"").decode(errors="backslashreplace") + f"[no end after {PATIENCE + 3 * seconds:.0f} seconds]"
    shown = done.stdout.decode(errors="backslashreplace")
    if done.returncode or any(word in shown for word in FORBIDDEN):
        return shown + f"[exit status {done.returncode}]"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=0.7)
    parser.add_argument("--gil", action="store_true")
    parser.add_argument("filter", nargs="*")
    options = parser.parse_args()
    programs = [p for p in sorted((TESTS / "threads").glob("*.py"))
                if not p.name.startswith("_") and (not options.filter or any(f in p.name for f in options.filter))]
    failed = 0
    for program in programs:
        start = time.monotonic()
        shown = run(program, options.seconds, ["-X", "gil=1"] if options.gil else [])
        if shown is not None:
            failed += 1
            print(f"FAILED {program.name} ({time.monotonic() - start:.0f} s)\n{shown}")
    print(f"threads: {len(programs) - failed} of {len(programs)} programs pass")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
