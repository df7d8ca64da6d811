# SPDX-License-Identifier: Apache-2.0
"""Explains the global interpreter lock with pictures of real runs.

Runs a program that computes and a program that waits, each with threads and the GIL on, with threads and the GIL off, and with processes,
and writes one page with six pictures of what the threads did.

Usage: gil_story.py [PAGE [seconds]]        (default: gil_story.html, with work for about a second)
"""
import html
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

WORKERS = 2
COLOURS = {"running": "#2e9e5b", "gil": "#d64545", "system": "#8fb8de", "lock": "#e3b34c", "world": "#8e6bb8", "pause": "#3b3b3b"}
NAMES = {"running": "running", "gil": "awaiting the GIL", "system": "waiting for the system (here: for an answer)",
         "lock": "waiting for another thread", "world": "stopped for a moment", "pause": "JVM collects garbage"}
COLUMNS = 420
LANE = 28

TEXT = {
    "cpu": """The first program only computes: each of two workers looks for prime numbers. <b>With the GIL</b> the workers take turns. At
        every moment one of them is green and the other one red; every few milliseconds the one that runs has to hand the lock on (the
        strokes below its lane). Two workers are no faster than one, although the machine has more than one processor. <b>Without the GIL</b>
        both run all the time, and with two processors to themselves they are done in about half the time. <b>Processes</b> are the old way round the GIL: each has a lock
        of its own. They run side by side as well, but they share no objects, and each has to start first: here that took
        {startup:.1f} s, which the picture leaves out.""",
    "io": """The second program asks a slow server again and again (the server is a pause of {wait:.0f} ms) and does a little work with each
        answer. The workers spend nearly all their time waiting for the answer, and <b>a thread that waits for the system gives the GIL
        away</b>. So it hardly matters whether there is a GIL: the three pictures look alike. That is why threads were useful in Python
        all along, for programs that wait; now they are for programs that compute, too.""",
}
WAIT = 0.02


def count_primes(start, stop):
    count = 0
    for n in range(start, stop):
        divisor = 2
        while divisor * divisor <= n and n % divisor:
            divisor += 1
        count += divisor * divisor > n
    return count


def compute(amount):
    for _ in range(amount):
        count_primes(100_000, 100_200)


def ask(amount):
    for _ in range(amount):
        time.sleep(WAIT)
        count_primes(1000, 1100)


def amount_for(work, seconds):
    """How often the work has to be done to fill so many seconds; the JVM gets warm meanwhile."""
    for amount in 10, 20, 40, 80:
        begin = time.perf_counter()
        work(amount)
        each = (time.perf_counter() - begin) / amount
    return max(1, round(seconds / each))


# What runs in the processes that are looked at. They say when the work begins and ends, so that the start is left out of the picture.

def run_threads(work, amount):
    work(20 if work is ask else 150)
    workers = [threading.Thread(target=work, args=(amount,), name=f"worker {i + 1}") for i in range(WORKERS)]
    begin = time.time()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(begin, time.time())


def run_process(work, amount):
    work(20 if work is ask else 150)
    print("ready", flush=True)
    input()
    begin = time.time()
    work(amount)
    print(begin, time.time())


# The story.

class Run:
    """One run: its lanes, as (name, [(activity, begin, end)]) in seconds since the work began, and how long the work took."""

    def __init__(self, title):
        self.title = title
        self.lanes = []
        self.took = 0.0
        self.startup = 0.0
        self.processor = 0.0

    def add(self, trace, wanted, begin, rename=None):
        names = {e["tid"]: e["args"]["name"] for e in trace["traceEvents"] if e["name"] == "thread_name"}
        zero = trace["otherData"]["start_us"] / 1e6 - begin
        for thread, name in names.items():
            if name.startswith(wanted):
                events = [(e["cat"], e["ts"] / 1e6 + zero, (e["ts"] + e["dur"]) / 1e6 + zero)
                          for e in trace["traceEvents"] if e["ph"] == "X" and e["tid"] == thread]
                self.lanes.append((rename or name, events))
                self.processor += sum(lane["cpu_us"] or 0 for lane in trace["otherData"]["lanes"] if lane["tid"] == thread) / 1e6

    def share(self, activity):
        spent = sum(max(0, min(end, self.took) - max(0, begin)) for _, events in self.lanes for kind, begin, end in events if kind == activity)
        return spent / (self.took * len(self.lanes))


def command(gil, trace, *arguments):
    return [sys.executable, "-X", f"gil={gil}", "-X", f"threads={trace}", os.path.abspath(__file__), *arguments]


def with_threads(kind, amount, gil, folder):
    run = Run(f"{WORKERS} threads, GIL {'on' if gil else 'off'}")
    trace = os.path.join(folder, "trace.json")
    output = subprocess.run(command(gil, trace, "--threads", kind, str(amount)), check=True, stdout=subprocess.PIPE, text=True).stdout
    begin, end = map(float, output.split())
    run.took = end - begin
    with open(trace, encoding="utf-8") as file:
        run.add(json.load(file), "worker", begin)
    return run


def with_processes(kind, amount, folder):
    run = Run(f"{WORKERS} processes, each with a GIL")
    traces = [os.path.join(folder, f"process{i}.json") for i in range(WORKERS)]
    started = time.perf_counter()
    children = [subprocess.Popen(command(1, trace, "--process", kind, str(amount)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
                for trace in traces]
    for child in children:
        child.stdout.readline()
    run.startup = time.perf_counter() - started
    for child in children:
        child.stdin.write("go\n")
        child.stdin.flush()
    spans = [tuple(map(float, child.communicate()[0].split())) for child in children]
    begin = min(span[0] for span in spans)
    run.took = max(span[1] for span in spans) - begin
    for number, trace in enumerate(traces):
        with open(trace, encoding="utf-8") as file:
            run.add(json.load(file), "MainThread", begin, f"process {number + 1}")
    return run


def picture(run, scale):
    """The lanes as SVG. Each column shows how the time in it was divided among the activities."""
    height = len(run.lanes) * (LANE + 26) + 22
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {COLUMNS + 10} {height}" width="{COLUMNS + 10}" height="{height}"'
           ' font-family="sans-serif" font-size="11">']
    for row, (name, events) in enumerate(run.lanes):
        top = row * (LANE + 26) + 14
        columns = [dict() for _ in range(COLUMNS)]
        for kind, begin, end in events:
            first, last = max(0.0, begin / scale * COLUMNS), min(end, run.took) / scale * COLUMNS
            for column in range(int(first), min(COLUMNS, int(last) + 1)):
                part = min(last, column + 1) - max(first, column)
                if kind in COLOURS and part > 0:
                    columns[column][kind] = columns[column].get(kind, 0) + part
        out.append(f'<text x="0" y="{top - 3}">{html.escape(name)}</text>')
        for x, column in enumerate(columns):
            bottom = float(top + LANE)
            for kind in COLOURS:
                size = min(1, column.get(kind, 0)) * LANE
                if size > 0.3:
                    bottom -= size
                    out.append(f'<rect x="{x}" y="{bottom:.1f}" width="1" height="{size:.1f}" fill="{COLOURS[kind]}"/>')
        before = None
        for kind, begin, _ in events:
            if kind == "gil" and before == "running" and 0 <= begin <= run.took:
                out.append(f'<path d="M{begin / scale * COLUMNS:.1f} {top + LANE + 1}v5" stroke="#222222"/>')
            before = kind
    for tenth in range(0, int(scale * 10) + 1, max(1, int(scale * 2.5))):
        x = tenth / 10 / scale * COLUMNS
        out.append(f'<text x="{x:.1f}" y="{height - 4}" fill="#666666">{tenth / 10:.1f} s</text>')
    return "".join(out) + "</svg>"


def describe(run):
    shares = ", ".join(f"{NAMES[kind]} {run.share(kind):.0%}" for kind in COLOURS if run.share(kind) >= 0.005)
    return f"<p><b>{run.took:.2f} s</b>: {shares}.</p>"


def busy(runs):
    """What has to be said if the machine had other work: then lanes are green that had no processor."""
    green = sum(run.share("running") * run.took * len(run.lanes) for run in runs[:2])
    given = sum(run.processor for run in runs[:2])
    if given > 0.75 * green:
        return ""
    return (f"<p><b>The machine was busy with other programs</b> while these pictures were made: the threads that were ready to run had a"
            f" processor for {given / green:.0%} of that time only, so do not compare the seconds.</p>\n")


def row(kind, runs):
    scale = max(run.took for run in runs)
    cells = "".join(f"<td><h3>{html.escape(run.title)}</h3>{picture(run, scale)}{describe(run)}</td>" for run in runs)
    text = TEXT[kind].format(startup=runs[-1].startup, wait=WAIT * 1000)
    title = "A program that computes" if kind == "cpu" else "A program that waits"
    return f"<h2>{title}</h2>\n<p>{text}</p>\n<table><tr>{cells}</tr></table>\n{busy(runs) if kind == 'cpu' else ''}"


def page(rows):
    legend = "".join(f'<span style="background:{COLOURS[kind]}"></span>{NAMES[kind]} ' for kind in COLOURS)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>The story of the GIL, in six pictures</title>
<style>
body {{ font-family: sans-serif; margin: 1.5em; max-width: 1340px; color: #222222; line-height: 1.4; }}
td {{ vertical-align: top; padding-right: 12px; }}
h3 {{ margin: 0 0 6px; font-size: 1em; }}
.legend span {{ display: inline-block; width: 12px; height: 12px; margin: 0 4px 0 14px; }}
</style></head><body>
<h1>The story of the GIL, in six pictures</h1>
<p>A <b>thread</b> is a worker inside a program; a program may have many, and they all use the same objects. Most Pythons have a
<b>global interpreter lock</b>, the GIL: a talking stick of which there is one. Only the thread that holds it may execute Python code; the
others wait for their turn. That keeps the interpreter simple, and it keeps all processors but one idle. Krait has no such lock unless it
is asked for it with <code>-X gil=1</code>, so the same program can be watched both ways.</p>
<p>In the pictures time runs from left to right and each lane is a worker. They are recordings of the runs that made this page, on a
machine with {os.cpu_count()} processors; pictures of one row have one scale.</p>
<p class="legend">{legend}</p>
{"".join(rows)}
<p>What the GIL does not do: it does not make a program correct. <code>n += 1</code> on a shared number is more than one step, and another
thread may come in between with the GIL or without. Use a lock, a queue, or give each thread its own data.</p>
<p>Look at a program of your own in the same way: <code>krait -X threads=page.html program.py</code>.</p>
</body></html>
"""


def main():
    target = sys.argv[1] if len(sys.argv) > 1 else "gil_story.html"
    if target.startswith("-"):
        raise SystemExit(__doc__)
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    if sys.implementation.name != "krait":
        raise SystemExit("gil_story.py: needs krait, which records what threads do")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for kind, work in ("cpu", compute), ("io", ask):
            amount = amount_for(work, seconds)
            runs = [with_threads(kind, amount, 1, folder), with_threads(kind, amount, 0, folder), with_processes(kind, amount, folder)]
            for run in runs:
                print(f"{kind:4} {run.title:30} {run.took:6.2f} s, awaiting the GIL {run.share('gil'):.0%}", flush=True)
            rows.append(row(kind, runs))
    with open(target, "w", encoding="utf-8") as file:
        file.write(page(rows))
    print("written:", target)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--threads"]:
        run_threads(compute if sys.argv[2] == "cpu" else ask, int(sys.argv[3]))
    elif sys.argv[1:2] == ["--process"]:
        run_process(compute if sys.argv[2] == "cpu" else ask, int(sys.argv[3]))
    else:
        main()
