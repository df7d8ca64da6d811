# Members with one positional parameter.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
[].append()
[].append(1, 2)
[].append(x=1)
[].append(1, x=1)
len()
len(1, 2)
len(x=1)
abs()
set().add()
hash()
id(1, 2)
callable()
ascii()
repr(1, 2)
ord()
chr(x=1)
"".join()
"a".translate()
dict.fromkeys()
int.from_bytes()
float.fromhex()
object().__format__(1)
object().__reduce_ex__()
object().__reduce_ex__("a")
""".strip().splitlines():
    show(case)
