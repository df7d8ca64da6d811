# Names, owners and reprs of builtin functions and descriptors.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
list.append
list.__add__
dict.__dict__["fromkeys"]
len
type.__dict__["__dict__"]
list.append.__name__
list.append.__qualname__
list.append.__objclass__
[].append.__name__
[].append.__qualname__
[].append.__module__
[].append.__self__
dict.fromkeys.__qualname__
dict.fromkeys.__self__
len.__module__
len.__qualname__
len.__name__
[].__add__.__objclass__
[].__add__.__name__
[].__add__.__qualname__
type([].__add__).__name__
type(list.__add__).__name__
type(list.append).__name__
type(len).__name__
type(dict.__dict__["fromkeys"]).__name__
type(type.__dict__["__dict__"]).__name__
[].append.__reduce__()
list.append.__reduce__()
len.__reduce__()
[].__add__.__reduce__()
dict.fromkeys.__reduce__()
list.append == list.append
[].append == [].append
(1).__add__ == (1).__add__
[].append < 1
""".strip().splitlines():
    show(case)
