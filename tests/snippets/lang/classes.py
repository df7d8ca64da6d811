class M(type):
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, [b.__name__ for b in bases], kw)
        return {"injected": 1}
    def __new__(m, name, bases, ns, **kw): return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(c, *a): print("call", c.__name__, a); return super().__call__(*a)
class A(metaclass=M, opt=3):
    x = injected + 1
    def __init__(self, *a): self.a = a
print(A.x, A(1, 2).a)
class B(A): pass
class D:
    def __set_name__(self, owner, name): self.n = (owner.__name__, name)
    def __get__(self, i, o): return self.n if i is not None else self
    def __set__(self, i, v): print("set", v)
class E:
    d = D()
    def __init_subclass__(cls, **kw): print("init_subclass", cls.__name__, kw)
e = E(); print(e.d); e.d = 5
class F(E, flag=True): pass
class P:
    def __init__(self): self._v = 1
    @property
    def v(self): "doc"; return self._v
    @v.setter
    def v(self, x): self._v = x
    @v.deleter
    def v(self): self._v = None
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return cls.__name__, a
p = P(); p.v = 4; print(p.v, P.s(1), p.s(2), P.c(3), p.c(4), P.v.__doc__); del p.v; print(p.v)
class S:
    __slots__ = ("a", "b")
s = S(); s.a = 1
try: s.c = 1
except AttributeError as x: print(x)
try: s.b
except AttributeError as x: print(x)
print(s.a, hasattr(s, "__dict__"))
class Base(object):
    def m(self): return ["Base"]
class L(Base):
    def m(self): return ["L"] + super().m()
class R(Base):
    def m(self): return ["R"] + super().m()
class LR(L, R):
    def m(self): return ["LR"] + super().m()
print(LR().m(), [c.__name__ for c in LR.__mro__])
class G:
    def __getattr__(self, n): return "dyn " + n
    y = 2
g = G(); print(g.foo, g.y)
class GA:
    def __getattribute__(self, n): return n.upper()
print(GA().abc)
class SA:
    def __setattr__(self, n, v): object.__setattr__(self, "_" + n, v)
s = SA(); s.q = 3; print(s._q, s.__dict__)
def outer():
    v = 10; w = v
    class C:
        v2 = w + 1
        v = v2
        def get(self): return v, __class__.__name__
        l = [w for w in range(2)]
    return C
print(outer()().get(), outer().l, outer().v)
class N:
    class Inner: pass
    def f(self): pass
print(N.Inner.__qualname__, N.f.__qualname__, N().f.__self__.__class__.__name__)
class C2(P):
    def __init__(self): super().__init__(); self.w = super().v
print(C2().w)
print(type("Dyn", (Base,), {"z": 1})().z, type(3).__name__)
class Generic:
    def __class_getitem__(cls, i): return (cls.__name__, i)
print(Generic[int, str])
class Mro:
    def __mro_entries__(self, bases): return (Base,)
class Q(Mro()): pass
print(Q.__bases__, len(Q.__orig_bases__))
class Call:
    def __call__(self, *a, **k): return a, k
print(Call()(1, k=2))
class Ops:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ("add", self.v, o)
    def __radd__(self, o): return ("radd", self.v, o)
    def __iadd__(self, o): self.v += o; return self
    def __eq__(self, o): return self.v == o
    def __lt__(self, o): return NotImplemented
    def __getitem__(self, k): return k
    def __contains__(self, k): return k == 3
    def __len__(self): return 0
    def __neg__(self): return "neg"
    def __hash__(self): return 7
o = Ops(1); print(o + 2, 2 + o, o == 1, o[1:2], o[1, ...], 3 in o, 4 in o, bool(o), -o, hash(o)); o += 5; print(o.v)
try: o < 3
except TypeError as x: print(x)
x = 1
class Scope:
    x = x + 1
    def f(self): return x
print(Scope.x, Scope().f())
class Ann:
    a: int
    b: "str" = 3
print(Ann.__annotations__)
def fa(a: int, *b: str, c: float = 1) -> list: pass
print(fa.__annotations__, fa.__kwdefaults__)
class Holder:
    kind = Base
    plain = len
    def make(self): return self.kind()
for _ in range(3): print(type(Holder().make()).__name__, Holder().plain([1]))
