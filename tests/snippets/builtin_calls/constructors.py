# The __new__ of builtin types.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
list.__new__()
list.__new__(1)
list.__new__(int)
list.__new__(object)
object.__new__(int)
object.__new__(list)
int.__new__(bool)
int.__new__(str)
object.__new__()
object.__new__(1)
type([].append)([])
type(list.append)()
type(list.__add__)()
type(len)()
list.__new__.__self__
list.__new__.__qualname__
list.__new__.__module__
""".strip().splitlines():
    show(case)
