// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import java.util.HashMap;
import java.util.Map;

/// The special methods that `@Special` knows: their parameters, and what their Java methods may return. Any other dunder
/// method is a plain `@Method`.
final class SpecialMethods {
  /// What the Java method of a special method may return.
  enum Returns {
    /// Nothing.
    VOID,
    /// Any value.
    VALUE,
    /// A value, or null where the iterator is exhausted.
    NEXT,
    /// `boolean`, or a value where Python may see something else.
    TRUTH,
    /// `int`, `long` or a value.
    INTEGER
  }

  /// One special method.
  ///
  /// @param signature the parameters after self as `__text_signature__` shows them
  /// @param doc what the method is for, as `__doc__` where the source says nothing
  record Row(String name, String signature, Returns returns, String doc) {
  }

  private static final Map<String, Row> ROWS = new HashMap<>();

  static {
    String[] binary = {"add", "+", "sub", "-", "mul", "*", "matmul", "@", "truediv", "/", "floordiv", "//", "mod", "%", "lshift", "<<",
        "rshift", ">>", "and", "&", "or", "|", "xor", "^"};
    for (int i = 0; i < binary.length; i += 2) {
      add("__" + binary[i] + "__", "(value, /)", Returns.VALUE, "Return self" + binary[i + 1] + "value.");
      add("__r" + binary[i] + "__", "(value, /)", Returns.VALUE, "Return value" + binary[i + 1] + "self.");
      add("__i" + binary[i] + "__", "(value, /)", Returns.VALUE, "Return self" + binary[i + 1] + "=value.");
    }
    add("__divmod__", "(value, /)", Returns.VALUE, "Return divmod(self, value).");
    add("__rdivmod__", "(value, /)", Returns.VALUE, "Return divmod(value, self).");
    add("__pow__", "(value, mod=None, /)", Returns.VALUE, "Return pow(self, value, mod).");
    add("__rpow__", "(value, mod=None, /)", Returns.VALUE, "Return pow(value, self, mod).");
    add("__ipow__", "(value, /)", Returns.VALUE, "Return self**=value.");
    add("__neg__", "()", Returns.VALUE, "-self");
    add("__pos__", "()", Returns.VALUE, "+self");
    add("__abs__", "()", Returns.VALUE, "abs(self)");
    add("__invert__", "()", Returns.VALUE, "~self");
    add("__bool__", "()", Returns.TRUTH, "True if self else False");
    add("__int__", "()", Returns.VALUE, "int(self)");
    add("__float__", "()", Returns.VALUE, "float(self)");
    add("__index__", "()", Returns.VALUE, "Return self as an int usable as an index.");
    String[] comparison = {"lt", "<", "le", "<=", "eq", "==", "ne", "!=", "gt", ">", "ge", ">="};
    for (int i = 0; i < comparison.length; i += 2) {
      add("__" + comparison[i] + "__", "(value, /)", Returns.VALUE, "Return self" + comparison[i + 1] + "value.");
    }
    add("__hash__", "()", Returns.INTEGER, "Return hash(self).");
    add("__repr__", "()", Returns.VALUE, "Return repr(self).");
    add("__str__", "()", Returns.VALUE, "Return str(self).");
    add("__iter__", "()", Returns.VALUE, "Return iter(self).");
    add("__next__", "()", Returns.NEXT, "Return next(self).");
    add("__len__", "()", Returns.INTEGER, "Return len(self).");
    add("__getitem__", "(key, /)", Returns.VALUE, "Return self[key].");
    add("__setitem__", "(key, value, /)", Returns.VOID, "Set self[key] to value.");
    add("__delitem__", "(key, /)", Returns.VOID, "Delete self[key].");
    add("__contains__", "(key, /)", Returns.TRUTH, "Return bool(key in self).");
    add("__getattribute__", "(name, /)", Returns.VALUE, "Return getattr(self, name).");
    add("__getattr__", "(name, /)", Returns.VALUE, "Return the attribute that ordinary lookup did not find.");
    add("__setattr__", "(name, value, /)", Returns.VOID, "Implement setattr(self, name, value).");
    add("__delattr__", "(name, /)", Returns.VOID, "Implement delattr(self, name).");
    add("__get__", "(instance, owner=None, /)", Returns.VALUE, "Return an attribute of instance, which is of type owner.");
    add("__set__", "(instance, value, /)", Returns.VOID, "Set an attribute of instance to value.");
    add("__delete__", "(instance, /)", Returns.VOID, "Delete an attribute of instance.");
    add("__init__", "(*args, **kwargs)", Returns.VOID, "Initialize self.  See help(type(self)) for accurate signature.");
    add("__call__", "(*args, **kwargs)", Returns.VALUE, "Call self as a function.");
    add("__del__", "()", Returns.VOID, "Called when the instance is about to be destroyed.");
    add("__await__", "()", Returns.VALUE, "Return an iterator to be used in await expression.");
    add("__aiter__", "()", Returns.VALUE, "Return an asynchronous iterator for self.");
    add("__anext__", "()", Returns.VALUE, "Return an awaitable for the next value.");
    add("__buffer__", "(flags, /)", Returns.VALUE, "Return a buffer that exposes the memory of self.");
    add("__release_buffer__", "(buffer, /)", Returns.VOID, "Release a buffer that __buffer__ returned.");
  }

  private SpecialMethods() {
  }

  private static void add(String name, String signature, Returns returns, String doc) {
    ROWS.put(name, new Row(name, signature, returns, doc));
  }

  /// Whether the name fixes the parameters, so that Java may name them as it likes.
  static boolean isFixed(String name) {
    Row row = ROWS.get(name);
    return row != null && !row.signature.startsWith("(*");
  }

  /// The row of that name, or null.
  static Row find(String name) {
    return ROWS.get(name);
  }
}
