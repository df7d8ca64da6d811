# process-wide: it interrupts the main thread
import _thread
import sys
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


# An interrupt that arrives in the callback of a weak reference is only reported, and hits nothing else.
sys.unraisablehook = lambda unraisable: None


def interrupt(function):
    running = threading.Event()

    def come():
        running.wait()
        time.sleep(0.02)
        _thread.interrupt_main()

    timer = threading.Thread(target=come)
    timer.start()
    lines = []
    end = time.monotonic() + 2
    try:
        running.set()
        while time.monotonic() < end:
            function(1)
            function(2)
            function(3)
    except KeyboardInterrupt as e:
        lines = [line for frame, line in traceback.walk_tb(e.__traceback__)]
    timer.join()
    return None in lines


print(any(interrupt(function) for i in range(8) for function in functions()))
