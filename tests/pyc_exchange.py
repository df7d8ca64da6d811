# SPDX-License-Identifier: Apache-2.0
"""Exchange compiled files with CPython: each side runs modules of the standard library and their tests from the other's `.pyc` files.

Usage: tools/oracle tests/pyc_exchange.py [MODULE]...

The files are sourceless (`x.pyc` in place of `x.py`) and come first on sys.path.  A module passes if its tests have the same outcome
as with the files that the running side compiled itself.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
KRAIT = str(ROOT / "krait")
LIBRARY = pathlib.Path(os.__file__).parent
MODULES = """base64 bisect calendar cmd code codeop colorsys configparser contextlib copy copyreg csv dataclasses difflib dis enum
    fileinput fnmatch fractions functools getopt gettext glob graphlib heapq filecmp ipaddress keyword linecache mimetypes
    numbers opcode operator optparse pickle pprint quopri random reprlib sched secrets shelve shlex statistics netrc
    stringprep struct symtable tabnanny tempfile textwrap timeit tokenize types uuid zipapp""".split()
TESTS = {"functools": "test_functools", "numbers": "test_abstract_numbers", "opcode": "test__opcode"}
# Machines under load are slow.
PATIENCE = 900
RUN = """
import sys, unittest
names, folder = sys.argv[1].split(","), sys.argv[2]
for name in names[:-1]:
    origin = __import__(name).__spec__.origin
    assert folder == "-" or origin.startswith(folder) or origin in ("frozen", "built-in"), origin
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromName(names[-1]).run(result)
print(result.testsRun, len(result.skipped), sorted(case.id() for case, _ in result.errors + result.failures))
"""


def compile_with(command, sources, folder):
    """Write folder/NAME.pyc for each (name, source)."""
    program = "import sys, py_compile\nfor pair in sys.argv[2:]:\n    name, source = pair.split('=')\n    " \
              "py_compile.compile(source, f'{sys.argv[1]}/{name}.pyc', source, doraise=True)\n"
    subprocess.run([*command, "-c", program, str(folder), *(f"{name}={source}" for name, source in sources)], check=True)


def outcome(command, names, folder):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if folder != "-":
        environment["PYTHONPATH"] = str(folder)
    home = tempfile.mkdtemp()
    try:
        done = subprocess.run([*command, "-c", RUN, ",".join(names), str(folder)], cwd=home, env=environment, capture_output=True, text=True,
                              timeout=PATIENCE, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return f"exit: no end after {PATIENCE} seconds"
    finally:
        shutil.rmtree(home, ignore_errors=True)
    if done.returncode:
        return f"exit {done.returncode}: {done.stderr.strip()[-300:]}"
    # Names of subtests may show addresses.
    return re.sub(r"0x[0-9a-f]+", "0x", done.stdout.splitlines()[-1])


def main():
    modules = sys.argv[1:] or MODULES
    sides = {"CPython": [sys.executable], "Krait": [KRAIT]}
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        folders = {}
        for side, command in sides.items():
            folders[side] = pathlib.Path(folder, side)
            folders[side].mkdir()
            sources = []
            for module in modules:
                if (LIBRARY / f"{module}.py").exists():
                    sources.append((module, LIBRARY / f"{module}.py"))
                test = TESTS.get(module, f"test_{module}")
                if (LIBRARY / "test" / f"{test}.py").exists():
                    sources.append((test, LIBRARY / "test" / f"{test}.py"))
            compile_with(command, sources, folders[side])
        for module in modules:
            test = TESTS.get(module, f"test_{module}")
            if not (folders["Krait"] / f"{test}.pyc").exists() and "." not in test:
                test = f"test.{test}"
            for side, other in (("CPython", "Krait"), ("Krait", "CPython")):
                names = [module, test]
                own = outcome(sides[side], names, folders[side])
                exchanged = outcome(sides[side], names, folders[other])
                same = own == exchanged and not own.startswith("exit")
                wrong += not same
                print(f"{module}: {side} runs {other}'s: {exchanged.split(' [')[0] if same else f'DIFFERS: {exchanged} instead of {own}'}", flush=True)
    print(f"{len(modules)} modules, {wrong} differences")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
