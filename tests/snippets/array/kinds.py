"""Arrays of every kind: ranges, memory, pickling, views."""
import array
import copy
import pickle
import warnings

warnings.simplefilter("ignore")
for code in array.typecodes:
    text = code in "uw"
    a = array.array(code, "ab\u20ac" if text else [1, 2, 3])
    with memoryview(a) as view:
        print(a, a.itemsize, a.tobytes(), len(view), view.format)
    for protocol in (2, 3, 5):
        assert pickle.loads(pickle.dumps(a, protocol)) == a
    assert copy.copy(a) == copy.deepcopy(a) == a
    a.byteswap()
    a.byteswap()
    a.reverse()
    a.extend(a)
    print(a, a.count(a[0]), a.index(a[-1]), a[::-2])
for code in "bBhHiIlLqQ":
    for value in (-1, 1 << 7, 1 << 8, 1 << 15, 1 << 16, 1 << 31, 1 << 32, 1 << 63, 1 << 64, -1 << 70, 1.5, "x"):
        try:
            print(code, value, array.array(code, [value]))
        except (OverflowError, TypeError) as e:
            print(code, value, type(e).__name__, e)
for arguments in ((), (1,), ("ii",), ("x",), ("i", 1), ("i", "x"), ("i", None), ("u", [1]), ("w", ["ab"]), ("i", b"abc")):
    try:
        print(array.array(*arguments))
    except (TypeError, ValueError) as e:
        print(arguments, type(e).__name__, e)
a = array.array("i", [1, 2])
view = memoryview(a)
for change in (lambda: a.append(1), lambda: a.pop(), lambda: a.clear(), lambda: a.__setitem__(slice(0, 1), a)):
    try:
        change()
    except BufferError as e:
        print(e)
view[0] = 7
view.release()
a.append(8)
print(a)
