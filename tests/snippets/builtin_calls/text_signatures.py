# What inspect reads of builtins.
def show(text):
    try:
        print(text, "->", repr(eval(text)))
    except Exception as error:
        print(text, "->", type(error).__name__ + ":", error)


for case in """
list.append.__text_signature__
str.split.__text_signature__
[].clear.__text_signature__
sorted.__text_signature__
list.__text_signature__
list.__add__.__text_signature__
list.__init__.__text_signature__
dict.fromkeys.__text_signature__
str.maketrans.__text_signature__
list.__len__.__text_signature__
int.__pow__.__text_signature__
object.__setattr__.__text_signature__
type.__call__.__text_signature__
int.to_bytes.__text_signature__
len.__text_signature__
sum.__text_signature__
print.__text_signature__
dict.get.__text_signature__
dict.pop.__text_signature__
float.__round__.__text_signature__
bytes.decode.__text_signature__
""".strip().splitlines():
    show(case)
