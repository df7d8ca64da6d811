"""Two threads count with a module that is safe without the GIL, then with one that is not: its import turns the GIL on."""
import sys
import threading

ROUNDS = 200_000


def work(module):
    for _ in range(ROUNDS):
        module.count()


def show(module):
    threads = [threading.Thread(target=work, args=(module,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{module.__name__}: GIL {'on' if sys._is_gil_enabled() else 'off'}, counted {module.count() - 1} of {2 * ROUNDS}")


import counting
show(counting)

import old_counting
show(old_counting)
