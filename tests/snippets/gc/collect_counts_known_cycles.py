# process-wide: collections are counted for the whole interpreter
import gc


class Node:
    pass


def count(make):
    gc.collect()
    made = make()
    gc.collect()
    del made
    return gc.collect()


def list_in_itself():
    made = []
    made.append(made)
    return made


def tuple_in_list():
    inner = []
    inner.append((inner,))
    return inner


def pair():
    a, b = Node(), Node()
    a.other, b.other = b, a
    return a


def tail():
    a = pair()
    a.leaf = [Node()]
    return a


for make in (list_in_itself, tuple_in_list, pair, tail, list, Node):
    print(make.__name__, count(make))

gc.set_debug(gc.DEBUG_SAVEALL)
made = list_in_itself()
gc.collect()
gc.garbage.clear()
del made
print(gc.collect(), gc.garbage)
gc.set_debug(0)
before = gc.get_stats()[2]
gc.garbage.clear()
gc.collect()
print(gc.get_stats()[2]["collections"] - before["collections"])
