# Special methods called by name.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
[].__len__(1)
[].__len__(x=1)
(1).__add__()
(1).__add__(1, 2)
(1).__pow__()
(1).__pow__(1, 2, 3)
[].__setitem__(1)
[].__setitem__(1, 2, 3)
[].__delitem__()
[].__contains__()
[].__eq__()
[].__hash__
(1).__hash__(1)
iter([]).__next__(1)
(lambda: 1).__get__()
(lambda: 1).__get__(1, 2, 3)
(lambda: 1).__get__(None)
property().__set__(1)
property().__delete__()
object().__setattr__(1)
object().__setattr__(1, 2)
object().__delattr__()
object().__getattribute__()
object().__getattribute__(1)
object().__init__(1)
object.__init__()
[].__repr__(1)
list.__add__()
list.__add__(1, 2)
list.__add__([], 1)
list.__add__.__get__(1)
""".strip().splitlines():
    show(case)
