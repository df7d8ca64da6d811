# SPDX-License-Identifier: Apache-2.0
"""Objects of the language that several threads change in every way at once: exceptions, frames, coroutines, classes, functions.

What comes of such a race is any exception that Python documents; never a SystemError, a crash, or an object that can not be used.
"""

import ast
import copy
import functools
import inspect
import io
import sys
import traceback
import types

from _stress import hammer, main, rounds


def test_exceptions():
    """One exception that is raised, caught, annotated and printed in several threads."""
    for _ in rounds():
        error = ValueError(1)
        group = ExceptionGroup("group", [error, KeyError()])

        def throw():
            raise error

        def chain():
            try:
                raise error
            except ValueError as e:
                raise KeyError from e
        hammer(throw, chain, lambda: error.add_note("note"), lambda: error.__notes__.clear(), lambda: traceback.format_exception(error),
               lambda: error.with_traceback(None), lambda: setattr(error, "args", (1, 2)), lambda: repr(error), lambda: str(group),
               lambda: group.split(ValueError), lambda: group.derive([error]), lambda: error.__setstate__({"a": 1}), error.__reduce__,
               lambda: delattr(error, "a"), lambda: setattr(error, "__cause__", KeyError()),
               lambda: setattr(error.__traceback__, "tb_next", None), lambda: error.__traceback__.tb_frame.clear())


class Step:
    def __await__(self):
        yield 1


async def numbers():
    for n in range(100):
        yield n


async def steps():
    for _ in range(5):
        await Step()


def test_coroutines():
    """A coroutine and an asynchronous generator with its awaitables that several threads drive, throw into and close."""
    for _ in rounds():
        source, walk = numbers(), steps()
        first, second = source.asend(None), source.__anext__()
        hammer(lambda: first.send(None), lambda: second.send(None), lambda: source.asend(None).send(None), lambda: source.aclose().send(None),
               lambda: source.athrow(KeyError).send(None), lambda: walk.send(None), walk.close, lambda: walk.throw(KeyError),
               lambda: walk.cr_frame, lambda: walk.cr_await, lambda: first.throw(KeyError), first.close, lambda: source.ag_frame.f_locals)


def test_frames():
    """The frame of a generator that runs: its locals read and written, cleared, traced, its line set."""
    def generator():
        x = 1
        while True:
            y = x
            x = yield y
    for _ in rounds():
        running = generator()
        next(running)
        frame = running.gi_frame
        hammer(lambda: next(running), lambda: frame.f_locals.update(z=3), lambda: dict(frame.f_locals), lambda: setattr(frame, "f_lineno", 5),
               frame.clear, lambda: setattr(frame, "f_trace", lambda *_: None), running.close, lambda: frame.f_back, lambda: repr(frame),
               lambda: frame.f_locals.__setitem__("x", 4), lambda: running.gi_code.replace(co_name="other"), sys._current_frames,
               lambda: inspect.getgeneratorstate(running))


def test_classes():
    """Classes and instances that are changed in every way while others use them; both can be used afterwards."""
    for _ in rounds():
        class A:
            x = property(lambda self: 2)

            def method(self):
                return 1

        class B(A):
            pass

        class Slotted:
            __slots__ = ("a", "__dict__", "__weakref__")
        thing, slotted = B(), Slotted()
        hammer(lambda: setattr(A, "method", lambda self: 3), lambda: delattr(B, "method"), lambda: thing.method(), B.__subclasses__,
               lambda: setattr(B, "__bases__", (A,)), lambda: setattr(thing, "__class__", A), lambda: setattr(thing, "__class__", B),
               lambda: type("C", (B,), {}), lambda: setattr(B, "__name__", "Q"), lambda: setattr(thing, "__dict__", {"a": 1}),
               lambda: delattr(thing, "__dict__"), lambda: setattr(thing, "q", 1), lambda: delattr(thing, "q"), lambda: slotted.a,
               lambda: setattr(slotted, "a", 1), lambda: delattr(slotted, "a"), lambda: copy.copy(thing), lambda: A.x.__set_name__(A, "k"),
               lambda: setattr(A, "__eq__", lambda a, b: True), lambda: delattr(A, "__eq__"), lambda: thing == slotted, lambda: hash(thing),
               lambda: setattr(A, "__getattr__", lambda self, name: name), lambda: delattr(A, "__getattr__"), lambda: thing.unknown,
               lambda: setattr(A, "__hash__", None), lambda: delattr(A, "__hash__"), lambda: vars(A).copy(), lambda: dir(thing),
               lambda: setattr(A, "__call__", lambda self: 1), lambda: thing(), lambda: super(B, thing).method(), lambda: A.__annotations__,
               lambda: setattr(A, "__annotations__", {}), lambda: setattr(A, "__abstractmethods__", {"m"}), A,
               lambda: delattr(A, "__abstractmethods__"))
        A.method = lambda self: 4
        assert type(thing) in (A, B) and thing.method() == 4


def test_functions():
    """A function whose code, defaults, attributes and cell change while others call it."""
    def outer(x):
        def inner():
            return x
        return inner
    for _ in rounds():
        def function(a, b=1, *c, d=2, **e):
            return a
        inner = outer(1)
        partial = functools.partial(function, 1)
        other = (lambda a, b=1: 2).__code__
        hammer(lambda: function(1), lambda: setattr(function, "__defaults__", None), lambda: setattr(function, "__defaults__", (1,)),
               lambda: setattr(function, "__kwdefaults__", None), lambda: setattr(function, "__code__", outer.__code__), partial.__reduce__,
               lambda: setattr(function, "__code__", other), lambda: function.__dict__.update(a=1), lambda: setattr(function, "__dict__", {}),
               partial, lambda: partial.__setstate__((function, (1,), {}, None)), lambda: repr(partial), inner,
               lambda: setattr(inner.__closure__[0], "cell_contents", 3), lambda: delattr(inner.__closure__[0], "cell_contents"),
               lambda: inspect.signature(function), lambda: function.__annotations__, lambda: setattr(function, "__annotate__", lambda n: {}),
               lambda: setattr(function, "__name__", "q"), lambda: types.FunctionType(function.__code__, {}, "n", None, None),
               lambda: function.__get__(1)())


def test_trees_and_namespaces():
    """A syntax tree that is changed while others compile it; a namespace; text and bytes in memory."""
    for _ in rounds():
        tree = ast.parse("a = b + 1")
        space = types.SimpleNamespace(a=1)
        text, data = io.StringIO("abc\n" * 50), io.BytesIO(b"abc\n" * 50)
        hammer(lambda: ast.unparse(tree), lambda: setattr(tree, "body", []), lambda: compile(tree, "f", "exec"),
               lambda: setattr(tree, "body", [ast.Pass(lineno=1, col_offset=0)]), lambda: delattr(tree, "body"), lambda: setattr(space, "b", 1),
               lambda: repr(space), lambda: delattr(space, "b"), lambda: text.read(3), lambda: text.write("é\n"), lambda: text.seek(0),
               lambda: text.truncate(10), lambda: list(text), text.getvalue, data.getbuffer, lambda: data.write(b"aaa"),
               lambda: data.truncate(3), lambda: data.readinto(bytearray(7)), lambda: data.seek(0))


if __name__ == "__main__":
    main()
