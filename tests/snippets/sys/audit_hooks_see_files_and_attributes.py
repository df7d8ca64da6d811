# process-wide: the working folder, and a hook that hears of every thread
"""Audit hooks are told of what touches files, processes, memory and the attributes that code depends on."""

import fcntl
import gc
import mmap
import os
import resource
import socket
import sys
import tempfile

seen = []
listening = False


def hook(event, args):
    if listening and not event.startswith(("import", "sys.", "compile", "exec")):
        seen.append((event, args))


sys.addaudithook(hook)


class Thing:
    pass


def function():
    pass


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    listening = True
    with open("a", "w") as file:
        file.write("text")
        fcntl.flock(file, fcntl.LOCK_UN)
    os.mkdir("d", 0o700)
    os.rename("a", "b")
    os.link("b", "c")
    os.symlink("b", "s")
    os.chmod("b", 0o600)
    os.truncate("b", 1)
    os.utime("b", (1, 2))
    print(sorted(os.listdir(".")))
    for name in "bcs":
        os.remove(name)
    os.rmdir("d")
    os.kill(os.getpid(), 0)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    mmap.mmap(-1, 10).close()
    gc.get_referents(1)
    eval("1")
    Thing.__name__ = "Other"
    Thing.value = 1
    function.__code__ = function.__code__
    function.__defaults__ = (1,)
    del function.__defaults__
    os.putenv("KRAIT_SNIPPET", "1")
    try:
        socket.gethostname()
    except OSError:
        pass
    listening = False
    os.chdir("/")

for event, args in seen:
    shown = [a if isinstance(a, (int, str, bytes, tuple, type(None))) else type(a).__name__ for a in args]
    print(event, shown if event not in ("os.kill", "fcntl.flock", "object.__setattr__") else len(args))
