# SPDX-License-Identifier: Apache-2.0
"""Tasks that a scheduler switches between: methods, attributes, dispatch."""
class Task:
    def __init__(self, ident, priority):
        self.ident, self.priority, self.inbox, self.done, self.next = ident, priority, [], 0, None
    def ready(self):
        return bool(self.inbox)
    def step(self, scheduler):
        raise NotImplementedError
class Worker(Task):
    def step(self, scheduler):
        packet = self.inbox.pop()
        self.done += 1
        scheduler.post((self.ident * 7 + packet) % scheduler.size, (packet * 31 + self.ident) % 97)
class Device(Task):
    def __init__(self, ident, priority):
        super().__init__(ident, priority)
        self.held = None
    def step(self, scheduler):
        self.held, packet = self.inbox.pop(), self.held
        self.done += 1
        scheduler.post((self.ident + 1) % scheduler.size, packet if packet is not None else self.held)
class Scheduler:
    def __init__(self, tasks):
        self.tasks, self.size = tasks, len(tasks)
    def post(self, target, packet):
        self.tasks[target].inbox.append(packet)
    def loop(self, steps):
        tasks = sorted(self.tasks, key=lambda t: -t.priority)
        done = 0
        while done < steps:
            for task in tasks:
                if task.ready():
                    task.step(self)
                    done += 1
                    break
            else:
                self.post(done % self.size, done)
def run():
    scheduler = Scheduler([Worker(i, i % 5) if i % 3 else Device(i, i % 4) for i in range(12)])
    for i in range(40):
        scheduler.post(i % 12, i)
    scheduler.loop(60_000)
    return sum(t.done for t in scheduler.tasks)
