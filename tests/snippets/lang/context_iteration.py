"""The keys, values and items of a context are iterators with a length."""
import contextvars

first = contextvars.ContextVar("first")
second = contextvars.ContextVar("second")


def show():
    first.set(1)
    second.set(2)
    context = contextvars.copy_context()
    for view in (context.items(), context.keys(), context.values(), iter(context)):
        print(type(view).__name__, len(view), len(list(view)), next(view, "end"), len(view), iter(view) is view)
        try:
            type(view)()
        except TypeError as error:
            print(error)
    print(sorted(context.values()), {variable.name: value for variable, value in context.items()})
    for _ in range(2):
        try:
            context.run(context.run, print)
        except RuntimeError as error:
            print(str(error).partition(":")[0])


contextvars.Context().run(show)
