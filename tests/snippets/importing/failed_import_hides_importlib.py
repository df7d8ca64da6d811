# The traceback of a failed import shows the program's frames only.
import sys
import traceback


def frames(error):
    return [(frame.filename == __file__, frame.name) for frame in traceback.extract_tb(error.__traceback__)]


def attempt():
    import no_such_module_anywhere


try:
    attempt()
except ModuleNotFoundError as error:
    print(frames(error), error.name)

try:
    __import__("no_such_package.inner")
except ImportError as error:
    print(frames(error), error)
