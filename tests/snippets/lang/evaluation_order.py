def p(x, r=None):
    print(x, end=" ")
    return x if r is None else r
def f(*a, **k): return (a, k)
x = 1
print(x + (x := 5) + x)
def g(x):
    return x + (x := 5) + x, [x, (x := 7), x], f(x, (x := 9), k=x)
print(g(1))
print(f(p(1), *p(2, [2]), p(3), k=p(4), **p(5, {"z": 5})))
d = {}
d[p("k")] = p("v")
print(d)
print({p(1): p(2), p(3): p(4)})
class A: pass
a = A()
p("o", a).attr = p("val")
print(a.attr)
p(1) < p(2) < p(0, 3) < p(9)
print()
l = [0, 1, 2]
i = 0
i, l[i] = 1, 9
print(i, l)
def h(n):
    a = b = n
    a += 1
    return a, b
print(h(3))
def swap(a, b, c):
    a, b, c = c, a, b
    return a, b, c
print(swap(1, 2, 3))
def cond(a, b): return (a if a else b) + (b and a) + (a or b)
print(cond(1, 2), cond(0, 2))
def nested(x):
    y = x
    return f(x, y, [y for y in range(x)], y)
print(nested(3))
def dels(x):
    y = x
    del x
    try:
        return x
    except UnboundLocalError as e:
        return y, str(e)
print(dels(4))
def aug():
    l = [1, 2]
    def idx():
        print("idx", end=" ")
        return 0
    l[idx()] += p(10)
    return l
print(aug())
