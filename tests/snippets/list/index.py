# The position of a value, within bounds.
a = ["x", "y", "x"]
print(a.index("x"), a.index("x", 1), a.index("y", -2, 10))
for args in [("z",), ("x", 1, 2), (), ("x", "y")]:
    try:
        print(a.index(*args))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
