# process-wide: signal handlers
"""A collection in a signal handler that runs as an exception arrives at its handler leaves the exception alone."""
import gc
import os
import signal

handled = []


def collect(number, frame):
    handled.append(number)
    gc.collect()


signal.signal(signal.SIGUSR1, collect)
total = 0
for attempt in range(10):
    os.kill(os.getpid(), signal.SIGUSR1)
    while len(handled) <= attempt:
        try:
            int("x")
        except (KeyError, TypeError):
            print("never")
        except ValueError as e:
            total += len(e.args)
print(len(handled))
