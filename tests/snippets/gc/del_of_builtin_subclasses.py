# process-wide: finalisers run on any thread
import gc


def drop(base):
    class Derived(base):
        def __del__(self):
            print(base.__name__, isinstance(self, base), type(self) is Derived)

    Derived()


for base in (list, dict, tuple, set, frozenset, bytes, bytearray, int, str, float, complex, Exception, enumerate):
    if base is enumerate:
        class Counting(enumerate):
            def __del__(self):
                print(list(self))

        Counting("ab")
    else:
        drop(base)
    gc.collect()
