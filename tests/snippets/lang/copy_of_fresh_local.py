"""A local that was just assigned the result of a call keeps it when it is copied to another one."""


def copies():
    a = list("ab")
    b = a
    a += "c"
    x, y = b[:2]
    z = y
    return a, b, x, y, z


print(copies())
