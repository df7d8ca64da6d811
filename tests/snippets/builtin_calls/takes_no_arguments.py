# Members without parameters refuse any argument.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
[].clear(1)
[].clear(x=1)
[].clear(1, x=1)
"".isalpha(1)
{}.keys(1)
set().copy(x=1)
globals(1)
(1).conjugate(2)
b"".lower(1)
().__getnewargs__(1)
""".strip().splitlines():
    show(case)
