"""Threads run in interpreters of their own, with queues between them, and a pool of interpreters computes."""
from concurrent import interpreters
from concurrent.futures import InterpreterPoolExecutor

tasks = interpreters.create_queue()
results = interpreters.create_queue()


def work(tasks, results):
    while True:
        n = tasks.get()
        if n is None:
            break
        results.put((n, sum(range(n))))


workers = [interpreters.create() for _ in range(3)]
threads = [w.call_in_thread(work, tasks, results) for w in workers]
for n in range(0, 3000, 100):
    tasks.put(n)
for _ in workers:
    tasks.put(None)
for t in threads:
    t.join()
found = sorted(results.get() for _ in range(results.qsize()))
print(len(found), found[:3], all(total == n * (n - 1) // 2 for n, total in found))
for w in workers:
    w.close()

with InterpreterPoolExecutor(max_workers=2) as pool:
    print(list(pool.map(pow, range(5), [2] * 5)))
    try:
        pool.submit(int, "x").result()
    except ValueError as e:
        print("ValueError", e)
