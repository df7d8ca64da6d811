# A deleted key that comes back goes to the end.
d = {"a": 1, "b": 2, "c": 3}
del d["a"]
d["a"] = 4
print(d, list(reversed(d)))
d["b"] = 5
print(list(d.items()))
