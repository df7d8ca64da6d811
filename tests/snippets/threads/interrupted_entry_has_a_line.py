# process-wide: it interrupts the main thread
import _thread
import threading
import time
import traceback


def functions():
    free = 1

    def reads_cell(a):
        return free + a

    def makes_cell(a):
        def inner():
            return a
        return inner

    return reads_cell, makes_cell, lambda a: [a for x in (free,)]


def interrupt(function):
    timer = threading.Timer(0.02, _thread.interrupt_main)
    lines = []
    # An interrupt that arrives in the callback of a weak reference is only reported.
    end = time.monotonic() + 2
    timer.start()
    try:
        while time.monotonic() < end:
            function(1)
            function(2)
            function(3)
    except KeyboardInterrupt as e:
        lines = [line for frame, line in traceback.walk_tb(e.__traceback__)]
    timer.join()
    return None in lines


print(any(interrupt(function) for i in range(8) for function in functions()))
