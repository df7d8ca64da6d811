# SPDX-License-Identifier: Apache-2.0
"""An I/O-bound program: threads that wait for one another over pipes. The GIL, on or off, hardly matters to it.

Usage: pipes.py [messages]
"""
import os
import sys
import threading
import time


def echo(source, sink):
    while True:
        message = os.read(source, 64)
        if not message:
            return
        time.sleep(0.001)
        os.write(sink, message)


def converse(messages):
    there, back = os.pipe(), os.pipe()
    worker = threading.Thread(target=echo, args=(there[0], back[1]))
    worker.start()
    for number in range(messages):
        text = b"message %d" % number
        os.write(there[1], text)
        if os.read(back[0], 64) != text:
            raise SystemExit("a message got lost")
    os.close(there[1])
    worker.join()
    for descriptor in (there[0], back[0], back[1]):
        os.close(descriptor)


def main():
    messages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    enabled = getattr(sys, "_is_gil_enabled", lambda: True)()
    print("GIL", "on" if enabled else "off")
    for pairs in (1, 2, 4):
        talks = [threading.Thread(target=converse, args=(messages,)) for _ in range(pairs)]
        begin = time.perf_counter()
        for talk in talks:
            talk.start()
        for talk in talks:
            talk.join()
        seconds = time.perf_counter() - begin
        print(f"{pairs} conversation{'s' if pairs > 1 else ' '}: {pairs * messages} messages in {seconds:.2f} s")


if __name__ == "__main__":
    main()
