# SPDX-License-Identifier: Apache-2.0
"""Planets around a sun: float attributes in lists."""
def step(bodies, pairs, dt):
    for a, b in pairs:
        dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
        mag = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
        am, bm = a[6] * mag, b[6] * mag
        a[3] -= dx * bm; a[4] -= dy * bm; a[5] -= dz * bm
        b[3] += dx * am; b[4] += dy * am; b[5] += dz * am
    for b in bodies:
        b[0] += dt * b[3]; b[1] += dt * b[4]; b[2] += dt * b[5]

def run():
    bodies = [[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47]] + [
        [4.8 + i, -1.1 * i, 0.1 * i, 0.6 - 0.1 * i, 2.8 / (i + 1), -0.02, 0.03 / (i + 1)] for i in range(4)]
    pairs = [(bodies[i], bodies[j]) for i in range(5) for j in range(i)]
    for _ in range(4000):
        step(bodies, pairs, 0.01)
    return round(sum(b[0] for b in bodies), 6)
