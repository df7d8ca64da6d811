"""At the prompt, a compound statement goes on until an empty line; a simple one ends with its line."""

import subprocess
import sys

INPUT = """if True:
    print(1)
    print(2)

def f():
    return 3

print(f())
x = [1,
2]
x
# a comment
for i in range(2): i

try:
    1 / 0
except ZeroDivisionError:
    print("zero")

"""
done = subprocess.run([sys.executable, "-q", "-i"], input=INPUT, capture_output=True, text=True)
print(done.stdout)
print(done.stderr.replace(">>> ", ">").replace("... ", "."))
