class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
def m(v):
    match v:
        case 0 | 1: return "01"
        case -1.5 | 2j: return "num"
        case "s" "t": return "str"
        case None: return "none"
        case True: return "true"
        case [a, b]: return ("two", a, b)
        case [a, *_, b] if a == b: return ("same ends", a)
        case [1, [2, *rest], *tail]: return ("nested", rest, tail)
        case []: return "empty"
        case (x, *xs): return ("seq", x, xs)
        case {"k": [a, *_], "z": 1, **kw}: return ("map", a, kw)
        case {"k": v2}: return ("k", v2)
        case {}: return "some map"
        case Pt(0, y=yy): return ("pt0", yy)
        case Pt(x, y) as p if x == y: return ("diag", p.x)
        case Pt(): return "pt"
        case str(s): return ("s", s)
        case int(i) | float(i): return ("number", i)
        case bytes(): return "bytes"
        case _: return "default"
for v in (0, 1, -1.5, 2j, "st", None, True, [1, 2], (3, 4, 3), [1, [2, 9, 8], 7, 6], [], [5, 6, 7], {"k": [1, 2], "z": 1, "q": 5}, {"k": 3}, {"o": 1}, {}, Pt(0, 9), Pt(4, 4), Pt(1, 2), "other", 77, 7.5, b"x", {1, 2}, range(3), "ab"):
    print(m(v))
class Dyn:
    X = 5
def const(v):
    match v:
        case Dyn.X: return "X"
        case str() | bytes() as q: return q
        case {"a": {"b": c}}: return c
        case [Pt(x=1), {"t": t}]: return t
print(const(5), const("q"), const({"a": {"b": 3}}), const([Pt(1, 2), {"t": 8}]), const(6))
