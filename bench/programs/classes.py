# SPDX-License-Identifier: Apache-2.0
"""Small objects: operators, properties, slots, inheritance."""
class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y):
        self.x = x
        self.y = y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)
    @property
    def norm2(self):
        return self.x * self.x + self.y * self.y
class Body:
    def __init__(self, at, speed):
        self.at, self.speed, self.log = at, speed, []
    def move(self, dt):
        self.at = self.at + self.speed * dt
        return self.at.norm2
class Damped(Body):
    def move(self, dt):
        self.speed = self.speed * 0.99
        return super().move(dt)
def run():
    bodies = [Body(Vector(i, -i), Vector(1, 2)) if i % 2 else Damped(Vector(i, i), Vector(-1, 1)) for i in range(50)]
    total = 0.0
    for _ in range(250):
        for body in bodies:
            total += body.move(0.1)
    return round(total, 3)
