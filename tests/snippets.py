# SPDX-License-Identifier: Apache-2.0
"""Run the snippets: small programs whose expected output the oracle wrote.

Usage: tools/oracle tests/snippets.py [--update] [--configuration NAME]... [--repetitions N] [--gil] [--jobs N] [FILTER]...

A filter is part of a path below tests/snippets.  --update has the oracle write the .out files instead.  Each snippet runs in its
folder under its plain name.  --repetitions has one process of the configuration `threads` run it so many times, --gil with the
GIL on.  A first line "# process-wide: <reason>" keeps it out of the configuration `threads`.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
SNIPPETS = TESTS / "snippets"
ORACLE = [str(ROOT / "tools" / "oracle")]
KRAIT = [str(ROOT / "krait")]
TIME_LIMIT = 120

# What each configuration adds to the command line and to the environment.
CONFIGURATIONS = {
    "interpreter": ([], {"KRAIT_OPTIONS": "-Dkrait.jit=off"}),
    "jit": ([], {"KRAIT_OPTIONS": "-Dkrait.jit=eager"}),
    "gil": (["-X", "gil=1"], {}),
    "threads": ([str(TESTS / "in_threads.py")], {}),
}


def run(command, snippet, environment, arguments=(), limit=TIME_LIMIT):
    """Return everything that one run shows, as text."""
    with tempfile.TemporaryDirectory(prefix="snippet") as home:
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "NO_COLOR": "1",
                       "TMPDIR": home, "SNIPPET_HOME": home, **environment}
        try:
            done = subprocess.run([*command, snippet.name, *arguments], cwd=snippet.parent, env=environment, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=limit)
        except subprocess.TimeoutExpired as error:
            return (error.stdout or b"").decode(errors="backslashreplace") + f"[no end after {limit} seconds]\n"
    shown = done.stdout.decode(errors="backslashreplace")
    if done.stderr:
        shown += "[stderr]\n" + done.stderr.decode(errors="backslashreplace")
    if done.returncode:
        shown += f"[exit status {done.returncode}]\n"
    # Where the tree lies does not matter.
    return shown.replace(f"{snippet.parent}/", "")


def applies(configuration, snippet):
    if configuration != "threads":
        return True
    with snippet.open(encoding="utf-8") as file:
        return not file.readline().startswith("# process-wide:")


def check(job):
    configuration, snippet, repetitions, gil = job
    options, environment = CONFIGURATIONS[configuration]
    command = [*KRAIT, "-X", "gil=1", *options] if gil else [*KRAIT, *options]
    arguments = [str(repetitions)] if repetitions > 1 else []
    shown = run(command, snippet, environment, arguments, TIME_LIMIT * (1 + repetitions // 10))
    expected_file = snippet.with_suffix(".out")
    expected = expected_file.read_text(encoding="utf-8") if expected_file.exists() else ""
    if shown == expected:
        return None
    name = f"{snippet.relative_to(SNIPPETS)} ({configuration})"
    diff = difflib.unified_diff(expected.splitlines(True), shown.splitlines(True), "expected", name, n=2)
    return f"FAILED {name}\n" + "".join(list(diff)[:40])


def update(snippet):
    shown = run(ORACLE, snippet, {})
    file = snippet.with_suffix(".out")
    if not file.exists() or file.read_text(encoding="utf-8") != shown:
        file.write_text(shown, encoding="utf-8")
        return f"wrote {file.relative_to(ROOT)}"
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--configuration", action="append", choices=list(CONFIGURATIONS))
    parser.add_argument("--repetitions", type=int, default=1)
    parser.add_argument("--gil", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("filter", nargs="*")
    options = parser.parse_args()
    if options.repetitions > 1 and options.configuration != ["threads"]:
        parser.error("only the configuration threads has repetitions")
    snippets = [s for s in sorted(SNIPPETS.rglob("*.py"))
                if not s.name.startswith("_") and (not options.filter or any(f in str(s.relative_to(SNIPPETS)) for f in options.filter))]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        if options.update:
            for line in pool.map(update, snippets):
                if line:
                    print(line)
            return 0
        jobs = [(c, s, options.repetitions, options.gil) for c in options.configuration or ["interpreter"] for s in snippets if applies(c, s)]
        failures = [f for f in pool.map(check, jobs) if f]
    for failure in failures:
        print(failure)
    print(f"snippets: {len(jobs) - len(failures)} of {len(jobs)} runs as expected")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
