"""-X importtime writes a line for each import, indented by depth, and with 2 also one for each module that was there."""

import pathlib
import re
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    package = pathlib.Path(folder, "kt_outer")
    package.mkdir()
    package.joinpath("__init__.py").write_text("import kt_other\n")
    package.joinpath("inner.py").write_text("import kt_other\nfrom kt_outer import leaf\n")
    package.joinpath("leaf.py").write_text("")
    pathlib.Path(folder, "kt_other.py").write_text("")
    for option in ("importtime", "importtime=2"):
        program = f"import sys; sys.path.insert(0, {folder!r}); import kt_outer.inner"
        done = subprocess.run([sys.executable, "-X", option, "-c", program], capture_output=True, text=True)
        lines = done.stderr.splitlines()
        print(lines[0] if option == "importtime" else len(lines) > 10)
        for line in lines:
            if "kt_" in line:
                print(re.sub(r" *\d+", " N", line))
