# Methods of a type called on something else.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
list.append()
list.append(1)
list.append.__get__(1)
list.append.__get__(None, None)
list.append.__get__(None, list)
dict.__dict__["fromkeys"].__get__(None, int)
dict.__dict__["fromkeys"].__get__(None, 1)
dict.__dict__["fromkeys"](1)
dict.__dict__["fromkeys"]()
dict.__dict__["fromkeys"](int)
dict.__dict__["fromkeys"](dict)
dict.__dict__["fromkeys"](dict, [1])
type.__dict__["__dict__"].__set__(int, 1)
type.__dict__["__name__"].__get__(1)
type.mro(1)
""".strip().splitlines():
    show(case)
