# SPDX-License-Identifier: Apache-2.0
"""Writing and reading JSON, in Python."""
import json
def run():
    data = {"rows": [{"id": i, "name": f"row {i}", "tags": ["a", "b", str(i)], "value": i / 7, "ok": i % 2 == 0} for i in range(300)]}
    size = 0
    for _ in range(12):
        text = json.dumps(data, indent=1)
        data = json.loads(text)
        size += len(text)
    return size, len(data["rows"])
