# process-wide: warnings are shown once
# A trace function moves a frame to another line, where the stacks agree.
import sys
import warnings

warnings.simplefilter("ignore")


def work(log, jump):
    log.append("one")
    log.append("two")
    for i in (1, 2):
        log.append(i)
    log.append("end")


def run(source, target):
    first = work.__code__.co_firstlineno
    done = []

    def trace(frame, event, arg):
        if frame.f_code is not work.__code__:
            return None
        if event == "line" and frame.f_lineno == first + source and not done:
            done.append(1)
            try:
                frame.f_lineno = first + target
            except ValueError as e:
                log.append(str(e))
        return trace

    log = []
    sys.settrace(trace)
    try:
        work(log, None)
    finally:
        sys.settrace(None)
    print(source, target, log)


run(1, 5)
run(2, 1)
run(4, 5)
run(1, 4)
run(5, 3)
run(2, 99)
try:
    sys._getframe().f_lineno = 1
except ValueError as e:
    print(e)
