"""What reading and writing refuse: messages, positions, notes."""
import json

for text in ("", "nul", "-", "[1,", "[1,]", "[1", "[1 2]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{"a" 1}', "{a:1}",
             '["', "[ ,", '"\\q"', '"\\u12g4"', '"\\u12"', '"a\nb"', '"\\', "01", "1.", "1e", '{"a":1 "b":2}', "[1]x"):
    try:
        print(text, json.loads(text))
    except json.JSONDecodeError as e:
        print(text, e)
print(json.loads('["\\ud834\\udd20", "\\ud834x", -0, 1e5, -Infinity, "\u20ac\U00010000"]'))


class Real(float):
    def __repr__(self):
        return "real"


loop = []
loop.append(loop)
for value in ({"a": [1, {"b": object()}]}, {"a": {(1,): 5}}, loop, {"x": float("inf")}, {1j: 1}):
    try:
        print(json.dumps(value, allow_nan=False))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, str(e).split(" at 0x")[0], e.__notes__ if hasattr(e, "__notes__") else None)
print(json.dumps([Real(1), True, None, {1: 2, None: 3, 2.5: 4, False: 5}, "\x7f\x00\u20ac\U00010000\"\\/"], indent="\t"))
print(json.dumps({"b": 1, "a": [], "c": {}}, sort_keys=True, indent=2, ensure_ascii=False, separators=(",", ":")))
print(json.dumps({(1,): 2, "k": 3}, skipkeys=True))
print(json.loads('{"a": 1, "b": {"a": 2}}', object_pairs_hook=lambda pairs: pairs, parse_int=lambda s: s + "!"))
