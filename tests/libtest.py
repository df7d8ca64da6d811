#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Run CPython's own tests, unedited, under Krait, and compare with what is expected of each case.

Usage: tools/oracle tests/libtest.py [--all] [--update] [--conformance] [--logs] [--gil] [--jobs N] [FILE]...

tests/cpython/cases.txt has the cases that count.  tests/cpython/<file>.txt claims a test file: it lists the cases that do not pass,
one a line: case, status (fail, skip-crash or flaky) and reason, separated by tabs.  A case that is not listed has to pass, and a
listed one that passes is an error until its line is removed (not a flaky one).  --update rewrites the lists of the files that
were run, keeping reasons; --all runs every file; --conformance writes docs/CONFORMANCE.md from the run, with each case that fails.
--logs runs nothing and reads what the last run of each file printed.  --gil runs the tests with the GIL on; their logs are in a folder
of their own.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

TESTS = pathlib.Path(__file__).resolve().parent
ROOT = TESTS.parent
LISTS = TESTS / "cpython"
LOGS = ROOT / "build" / "libtest"
TIME_LIMIT = int(os.environ.get("KRAIT_TEST_LIMIT", "300"))
NETWORK = {"test_socketserver"}
# The package skips itself on CPython's build without a GIL, where interpreters leak. What it tests is there all the same, so it runs as
# it does on the oracle: with the build's variable off that it asks for.
WITHOUT_GIL_VARIABLE = "test_interpreters."
VARIABLES = "_sysconfigdata_with_gil"
VARIABLES_SOURCE = """import importlib, sys
name = f"_sysconfigdata_{sys.abiflags}_{sys.platform}_{sys.implementation._multiarch}"
build_time_vars = {**importlib.import_module(name).build_time_vars, "Py_GIL_DISABLED": 0}
"""

# Some tests print how long they took, before their result or after a failure, and numbers in parentheses.
STARTED = re.compile(r"^(?:\d+\.\d+s )?([^()]*[^() ]) \((?!\d+\))([^()\s]+)\)(?= \.\.\. |$)")
SUBTEST = re.compile(r"^  (\S+) \(([^()\s]+)\) .*\.\.\. (FAIL|ERROR)$")
ENDED = re.compile(r"(?:^|\.\.\. )(?:\d+\.\d\ds )?(ok|FAIL|ERROR|skipped\b.*|expected failure|unexpected success)$")
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
# unittest leaves out the middle of what is long.
SHORTENED = re.compile(r"/[\w./-]*\[\d+ chars\]")
TEMPORARY = re.compile(re.escape(tempfile.gettempdir()) + r"/[\w./-]+")
REASON = re.compile(r"^(?:FAIL|ERROR): (\S+) \(([^()\s]+)\)")


def read_cases():
    """The cases that count: {file: (group, [case])}."""
    files = {}
    for line in (LISTS / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name, group = line[1:].split("] ")
            files[name] = (group, [])
            cases = files[name][1]
        elif line and not line.startswith("#"):
            owner, *names = line.split("\t")
            cases.extend(f"{owner}.{name}" if owner else name for name in names)
    return files


def read_list(file):
    """The cases of a file that are not expected to pass: {case: (status, reason)}; None if the file is not claimed."""
    path = LISTS / f"{file}.txt"
    if not path.exists():
        return None
    listed = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            case, status, reason = line.split("\t")
            listed[case] = (status, reason)
    return listed


def write_list(file, listed):
    lines = ["\t".join((case, *listed[case])) for case in sorted(listed)]
    (LISTS / f"{file}.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def case_id(name, place):
    return place if place.endswith("." + name) else f"{place}.{name}"


def read_results(log):
    """Take results out of the verbose output of a run, which may have been cut: {case: result}, {case: reason}."""
    results = {}
    reasons = {}
    current = explained = None
    for line in log.splitlines():
        if match := SUBTEST.match(line):
            results[case_id(match[1], match[2])] = match[3]
            continue
        if match := STARTED.match(line):
            current = case_id(match[1], match[2])
        if current and (match := ENDED.search(line)):
            results.setdefault(current, match[1])
            current = None
        if match := REASON.match(line):
            explained = case_id(match[1], match[2])
        elif explained and re.match(r"^[\w.]+(Error|Exception|Exit|Warning|Interrupt|StopIteration)\b", line):
            reasons.setdefault(explained, place_free(line)[:160])
            explained = None
    return results, reasons


def place_free(line):
    """The line without what differs from one run and one machine to the next: folders, addresses, process numbers."""
    line = ADDRESS.sub("0x...", TEMPORARY.sub("<tmp>", SHORTENED.sub("<path>", line)))
    return line.replace(str(ROOT), "<krait>").replace(os.path.realpath(os.path.dirname(os.__file__)), "<lib>")


def run(file, listed, interpreter, logs):
    """Run one test file; return results, reasons, seconds and how the run ended."""
    start = time.monotonic()
    folder = tempfile.mkdtemp(prefix=f"krait-{file}-")
    command = [*interpreter, "-m", "test", "-v"]
    if file in NETWORK:
        command += ["-u", "network"]
    for case, (status, _) in (listed or {}).items():
        if status == "skip-crash":
            command += ["-i", case]
    # What the user has set for Python is not for the tests.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if file.startswith(WITHOUT_GIL_VARIABLE):
        LOGS.mkdir(parents=True, exist_ok=True)
        (LOGS / f"{VARIABLES}.py").write_text(VARIABLES_SOURCE, encoding="utf-8")
        environment |= {"PYTHONPATH": str(LOGS), "_PYTHON_SYSCONFIGDATA_NAME": VARIABLES}
    # The program that a test run is started from may have SIGINT ignored, which children inherit.
    process = subprocess.Popen([*command, file], cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               start_new_session=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
                               env={**environment, "HOME": folder, "TMPDIR": folder, "XDG_CACHE_HOME": str(ROOT / "build" / "cache"),
                                    "KRAIT_OPTIONS": os.environ.get("KRAIT_OPTIONS", "-Xmx2g")})
    try:
        output, _ = process.communicate(timeout=TIME_LIMIT)
        end = "" if process.returncode in (0, 2, 3, 4) else f"exit status {process.returncode}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
        end = f"cut after {TIME_LIMIT} s"
    shutil.rmtree(folder, ignore_errors=True)
    log = output.decode(errors="backslashreplace")
    logs.mkdir(parents=True, exist_ok=True)
    (logs / f"{file}.log").write_text(log, encoding="utf-8")
    results, reasons = read_results(log)
    return results, reasons, time.monotonic() - start, end


def last_run(file, logs):
    """What run() returned the last time."""
    log = logs / f"{file}.log"
    results, reasons = read_results(log.read_text(encoding="utf-8")) if log.exists() else ({}, {})
    return results, reasons, 0, ""


def judge(cases, listed, results):
    """What is not as expected: [complaint]."""
    complaints = []
    for case in cases:
        result = results.get(case, "did not run")
        passed = result in ("ok", "expected failure")
        status = listed.get(case, ("pass",))[0]
        if status == "pass" and not passed:
            complaints.append(f"{case}: {result}")
        elif status in ("fail", "skip-crash") and passed:
            complaints.append(f"{case}: passes; remove its line")
    return complaints


def renew(file, cases, listed, results, reasons, end):
    old = listed or {}
    new = {}
    for case in cases:
        result = results.get(case, "did not run")
        if old.get(case, ("",))[0] in ("flaky", "skip-crash"):
            new[case] = old[case]
        elif result not in ("ok", "expected failure"):
            reason = old[case][1] if case in old else reasons.get(case) or f"{result} {end}".strip()
            new[case] = ("fail", reason.replace("\t", " "))
    write_list(file, new)


def failures_of(file, cases, results, reasons):
    """The cases that do not pass, with the reason of the file's list, or else what the run says: [(case, reason)]."""
    listed = read_list(file) or {}
    failures = []
    for case in cases:
        result = results.get(case, "did not run")
        if result not in ("ok", "expected failure"):
            failures.append((case, listed[case][1] if case in listed else reasons.get(case) or result))
    return failures


def write_conformance(scores, groups, failures):
    by_group = collections.defaultdict(lambda: [0, 0])
    for file, (passed, count) in scores.items():
        by_group[groups[file]][0] += passed
        by_group[groups[file]][1] += count
    lines = ["# Conformance", "", "Written by `tests/libtest.py --conformance` from a run of CPython 3.14.3's Lib/test. A case counts if CPython itself passes",
             "it and it is meant for any implementation; one that is skipped or does not run is not passed.", "", "| Group | Passed | Cases | Share |",
             "|---|---:|---:|---:|"]
    total = [sum(g[i] for g in by_group.values()) for i in (0, 1)]
    for name, (passed, count) in [*sorted(by_group.items()), ("**all**", total)]:
        lines.append(f"| {name} | {passed} | {count} | {100 * passed / max(count, 1):.1f} % |")
    lines += ["", "## Files", "", "| File | Passed | Cases |", "|---|---:|---:|"]
    lines += [f"| {file} | {passed} | {count} |" for file, (passed, count) in sorted(scores.items())]
    lines += ["", "## Cases that do not pass", "", "The reasons behind them, by file, are in [KNOWN_GAPS.md](KNOWN_GAPS.md)."]
    for file in sorted(failures):
        if failures[file]:
            lines += ["", f"### {file}", "```text", *(f"{case}: {reason}" for case, reason in failures[file]), "```"]
    (ROOT / "docs" / "CONFORMANCE.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--conformance", action="store_true")
    parser.add_argument("--logs", action="store_true", help="read the logs of the last runs")
    parser.add_argument("--oracle", action="store_true", help="run the oracle instead of Krait, to check this program")
    parser.add_argument("--gil", action="store_true", help="run with the GIL on")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--group", action="append", help="all files of a group")
    parser.add_argument("file", nargs="*")
    options = parser.parse_args()
    interpreter = [str(ROOT / ("tools/oracle" if options.oracle else "krait"))]
    if options.gil:
        if options.update:
            parser.error("the lists are those of runs without the GIL")
        interpreter += ["-X", "gil=1"]
    logs = LOGS / "gil" if options.gil else LOGS
    known = read_cases()
    files = options.file or [f for f in known if options.all or options.group and known[f][0] in options.group]
    for file in files:
        if file not in known:
            parser.error(f"no case of {file} counts")
    scores = {}
    failures = {}
    wrong = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = {pool.submit(last_run, f, logs) if options.logs else pool.submit(run, f, read_list(f), interpreter, logs): f for f in files}
        for job in concurrent.futures.as_completed(jobs):
            file = jobs[job]
            results, reasons, seconds, end = job.result()
            cases = known[file][1]
            listed = read_list(file)
            passed = sum(results.get(case) in ("ok", "expected failure") for case in cases)
            scores[file] = (passed, len(cases))
            failures[file] = failures_of(file, cases, results, reasons)
            complaints = [] if listed is None else judge(cases, listed, results)
            wrong += bool(complaints)
            print(f"{file}: {passed} of {len(cases)} pass ({seconds:.0f} s{', ' + end if end else ''})", flush=True)
            for complaint in complaints[:20]:
                print(f"  {complaint}")
            if options.update:
                renew(file, cases, listed, results, reasons, end)
    total = [sum(s[i] for s in scores.values()) for i in (0, 1)]
    print(f"Lib/test: {total[0]} of {total[1]} cases pass, in {len(scores)} files")
    if options.conformance:
        write_conformance(scores, {f: known[f][0] for f in scores}, failures)
    return 1 if wrong and not options.update else 0


if __name__ == "__main__":
    sys.exit(main())
