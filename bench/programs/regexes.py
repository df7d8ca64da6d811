# SPDX-License-Identifier: Apache-2.0
"""Regular expressions over text."""
import re
def run():
    text = " ".join(f"user{i}@host{i % 17}.example.org 2026-{i % 12 + 1:02}-{i % 28 + 1:02} /path/{i}/x.html?q={i * 37}" for i in range(1500))
    mail = len(re.findall(r"[\w.]+@[\w.]+\.org", text))
    dates = sum(int(m["d"]) for m in re.finditer(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)", text))
    swapped = len(re.sub(r"/(\w+)/(\d+)", r"/\2/\1", text))
    return mail, dates, swapped, len(re.split(r"\s+|[?=]", text))
