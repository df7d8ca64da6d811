# SPDX-License-Identifier: Apache-2.0
"""Building, splitting and formatting text."""
def run():
    parts = []
    for i in range(20_000):
        parts.append(f"{i:05d}:{i * i:x}:{i / 3:.3f}")
    text = ",".join(parts)
    words = text.split(",")
    upper = [w.upper().replace(":", "-") for w in words]
    joined = ""
    for w in upper[:5000]:
        joined += w[2:7]
    return len(text), len(joined), sum(len(w.strip("0")) for w in words), text.count("ff")
