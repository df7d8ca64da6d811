# SPDX-License-Identifier: Apache-2.0
"""Attributes of instances and types, `__class__`, `__dict__` and resolution orders, changed while others use them."""

import types

from _stress import against, copies, main, rounds, together


class Plain:
    pass


def test_attributes_added_by_several_threads():
    """Attributes that several threads add to one object are all there, up to more than fit its slots."""
    for _ in rounds():
        o = Plain()
        together(*copies(4, lambda t: [setattr(o, f"a{t}_{n}", (t, n)) for n in range(50)]))
        assert len(vars(o)) == 200
        assert all(getattr(o, f"a{t}_{n}") == (t, n) for t in range(4) for n in range(50))


def test_attributes_added_and_deleted():
    """Adding and deleting one's own attributes leaves the right ones, and others' values are never seen under a name."""
    for _ in rounds():
        o = Plain()

        def work(t):
            for n in range(60):
                name = f"a{t}_{n % 9}"
                setattr(o, name, (t, n))
                assert getattr(o, name) == (t, n)
                if n % 4:
                    delattr(o, name)
                    assert not hasattr(o, name)
        together(*copies(4, work))
        assert vars(o) == {f"a{t}_{n % 9}": (t, n) for t in range(4) for n in range(0, 60, 4) if max(
            m for m in range(60) if m % 9 == n % 9) == n}


def test_attribute_is_replaced_whole():
    """A reader of an attribute sees an old or the new value, or AttributeError while it is deleted."""
    o = Plain()
    o.pair = (0, 0)

    def write():
        for n in rounds():
            o.pair = (n, -n)
            if n % 3 == 0:
                del o.pair

    def read():
        try:
            a, b = o.pair
            assert a == -b
        except AttributeError:
            pass
        getattr(o, "pair", None), vars(o).get("pair"), list(o.__dict__.items()), repr(vars(o)), dict(vars(o))
    against(write, read, read)


def test_dict_view_has_one_winner():
    """`setdefault` on an instance's `__dict__` has one winner, also where the object goes over to a real dictionary."""
    for _ in rounds():
        o = Plain()
        results = together(*copies(3, lambda t: [vars(o).setdefault(f"n{n}", [t]) for n in range(140)]))
        assert all(a is b is c for a, b, c in zip(*results))
        assert len(vars(o)) == 140


def test_dict_replaced():
    """Replacing `__dict__` while others read and write attributes: they meet the old or the new one."""
    o = Plain()
    o.a = 0

    def write():
        for n in rounds():
            o.__dict__ = {"a": n, "b": n}

    def read():
        assert isinstance(o.a, int)
        o.c = 5
        vars(o).pop("b", None)
        getattr(o, "b", 0), getattr(o, "c", 0)
    against(write, read, read)


def test_class_assignment():
    """`__class__` assignment while others call methods and read attributes: each sees one class or the other, values stay."""
    class A:
        def who(self):
            return "A"

    class B:
        def who(self):
            return "B"
    o = A()
    o.x, o.y = 1, 2

    def write():
        for n in rounds(20_000):
            o.__class__ = B if n & 1 else A

    def use():
        assert o.who() in "AB"
        assert o.x == 1 and o.y == 2 and isinstance(o, (A, B))
        o.z = 3
        assert o.z == 3
    against(write, use, use)


def test_type_attribute_changed():
    """A method or class attribute that is replaced is seen as the old or the new one, everywhere at last."""
    class Base:
        limit = 0

        def f(self):
            return 0

    class Derived(Base):
        pass
    o = Derived()
    seen = []

    def write():
        for n in rounds():
            Base.limit = n
            Base.f = lambda self, n=n: n
            assert o.limit == n and o.f() == n and Derived.limit == n
            if n % 10 == 0:
                Derived.limit = -1
                assert o.limit == -1
                del Derived.limit
                assert o.limit == n

    def use():
        before = Base.limit
        assert o.f() >= 0 and o.limit >= -1
        assert before <= max(Base.limit, o.f() + 1)
    against(write, use, use)


def test_special_methods_changed():
    """Special methods set and deleted on a class while operators use them: the old, the new, or TypeError."""
    class C:
        pass
    o = C()

    def write():
        for n in rounds():
            C.__add__ = lambda self, other, n=n: n
            C.__len__ = lambda self: 5
            C.__getattr__ = lambda self, name: name
            C.__call__ = lambda self: "called"
            del C.__add__, C.__len__, C.__getattr__, C.__call__

    def use():
        for action in (lambda: o + 1, lambda: len(o), lambda: o.missing, lambda: o(), lambda: bool(o), lambda: hash(o)):
            try:
                action()
            except (TypeError, AttributeError):
                pass
    against(write, use, use)


def test_bases_changed():
    """`__bases__` assignment while others look attributes up: one order or the other."""
    class A:
        who = "A"

    class B:
        who = "B"

    class C(A):
        pass

    class D(C):
        pass
    o = D()

    def write():
        for n in rounds():
            C.__bases__ = (B, A) if n & 1 else (A,)

    def use():
        assert o.who in ("A", "B")
        assert D.__mro__[:2] == (D, C) and isinstance(o, A)
        assert A in D.__mro__
    against(write, use, use)


def test_classes_made_and_dropped():
    """Subclasses made by several threads are all among `__subclasses__`, and each works."""
    for _ in rounds():
        class Base:
            def __init_subclass__(cls, **kwargs):
                cls.tag = cls.__name__
        made = together(*copies(4, lambda t: [types.new_class(f"C{t}_{n}", (Base,)) for n in range(10)]))
        made = sum(made, [])
        assert set(made) == set(Base.__subclasses__())
        assert all(c.tag == c.__name__ and isinstance(c(), Base) for c in made)


def test_slots_and_properties():
    """`__slots__` and properties are replaced whole; a deleted slot is an AttributeError."""
    class S:
        __slots__ = ("a", "b", "c", "d", "e", "f")

        @property
        def pair(self):
            return self.a
    o = S()

    def write():
        for n in rounds():
            for name in S.__slots__:
                setattr(o, name, (n, -n))
            del o.f, o.a

    def use():
        for name in (*S.__slots__, "pair"):
            try:
                a, b = getattr(o, name)
                assert a == -b
            except AttributeError:
                pass
    against(write, use, use)


if __name__ == "__main__":
    main()
