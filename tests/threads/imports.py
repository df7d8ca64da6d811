# SPDX-License-Identifier: Apache-2.0
"""Concurrent imports: each module runs once, nobody sees it half-made, circles do not deadlock."""

import contextlib
import importlib
import pathlib
import sys
import tempfile

from _stress import against, copies, main, rounds, together


@contextlib.contextmanager
def modules(**sources):
    """Modules of these sources on the path; `__` in a name is a dot, and `init` stands for a package itself."""
    with tempfile.TemporaryDirectory() as folder:
        for name, source in sources.items():
            *folders, stem = name.split("__")
            path = pathlib.Path(folder, *folders, "__init__.py" if stem == "init" else stem + ".py")
            path.parent.mkdir(exist_ok=True)
            path.write_text(source)
        sys.path.insert(0, folder)
        importlib.invalidate_caches()
        try:
            yield folder
        finally:
            sys.path.remove(folder)
            for name in sources:
                sys.modules.pop(name.replace("__", "."), None)


def test_module_runs_once():
    """Of several threads that import a module one runs it, and all get it whole."""
    for n in rounds():
        name = f"once_{n}"
        source = "import builtins, time\nbuiltins.runs = getattr(builtins, 'runs', 0) + 1\ntime.sleep(0.005)\nlast = 'made'\n"
        with modules(**{name: source}):
            import builtins
            builtins.runs = 0

            def work(t):
                space = {}
                exec(f"import {name}\nfrom {name} import last", space)
                return space[name], space["last"]
            results = together(*copies(4, work))
            assert builtins.runs == 1, builtins.runs
            assert all(r == (sys.modules[name], "made") for r in results)


def test_circle_does_not_deadlock():
    """Two modules that import each other, imported at once from both ends, are there in the end."""
    for n in rounds():
        a, b = f"circle_a{n}", f"circle_b{n}"
        with modules(**{a: f"import time\ntime.sleep(0.002)\nimport {b}\nend = 1\n", b: f"import time\ntime.sleep(0.002)\nimport {a}\nend = 1\n"}):
            together(*copies(4, lambda t: importlib.import_module((a, b)[t & 1])))
            assert sys.modules[a].end == sys.modules[b].end == 1


def test_submodules():
    """Submodules that several threads import are attributes of their package."""
    for n in rounds():
        package = f"package_{n}"
        sources = {f"{package}__init": "value = 1\n"} | {f"{package}__part{p}": f"from . import value\nnumber = {p}\n" for p in range(4)}
        with modules(**sources):
            together(*copies(4, lambda t: [importlib.import_module(f"{package}.part{(t + p) % 4}") for p in range(4)]))
            assert all(getattr(sys.modules[package], f"part{p}").number == p for p in range(4))
            for key in [key for key in list(sys.modules) if key.startswith(package)]:
                del sys.modules[key]


def test_failing_module():
    """A module that raises fails in each thread and is not in sys.modules afterwards."""
    for n in rounds():
        name = f"failing_{n}"
        with modules(**{name: "import time\ntime.sleep(0.002)\n1 / 0\n"}):
            def work(t):
                try:
                    importlib.import_module(name)
                except ZeroDivisionError:
                    return True
            assert together(*copies(3, work)) == [True] * 3
            assert name not in sys.modules


def test_sys_modules_changes():
    """Iterating over a copy of sys.modules, and looking modules up, while others import and delete."""
    with modules(coming="x = 1\n"):
        def write():
            for _ in rounds():
                import coming
                assert coming.x == 1
                sys.modules.pop("coming", None)

        def read():
            for name, module in list(sys.modules.items()):
                assert isinstance(name, str)
            import json
            assert json.loads("1") == 1
            assert "sys" in sys.modules
        against(write, read)


if __name__ == "__main__":
    main()
