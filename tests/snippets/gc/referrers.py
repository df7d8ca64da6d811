# process-wide: frames of other threads refer to objects too
import gc


class Thing:
    def method(self):
        pass


thing = Thing()
holder = [thing]
named = {"thing": thing}
other = Thing()
other.attribute = thing
found = gc.get_referrers(thing)
print(any(x is holder for x in found), any(x is named for x in found), any(x is thing for x in found))
print([type(x).__name__ for x in gc.get_referrers(Thing.method.__code__) if callable(x)])
print(sorted(gc.get_referents([1, 3, 2])), sorted(gc.get_referents({4: 5})), gc.get_referents(1, "a"))
print(gc.is_tracked([]), gc.is_tracked(thing), gc.is_tracked(1), gc.is_tracked("a"))
