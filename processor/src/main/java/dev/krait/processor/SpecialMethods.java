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
      add("__" + binary[i] + "__", "(value, /)", Returns.VALUE, "The result of self " + binary[i + 1] + " value.");
      add("__r" + binary[i] + "__", "(value, /)", Returns.VALUE, "The result of value " + binary[i + 1] + " self, for a value that can not tell.");
      add("__i" + binary[i] + "__", "(value, /)", Returns.VALUE, "Carry out self " + binary[i + 1] + "= value; the result takes the place of self.");
    }
    add("__divmod__", "(value, /)", Returns.VALUE, "The quotient and the remainder of self by value.");
    add("__rdivmod__", "(value, /)", Returns.VALUE, "The quotient and the remainder of value by self.");
    add("__pow__", "(value, mod=None, /)", Returns.VALUE, "The power of self to value, modulo mod if that is given.");
    add("__rpow__", "(value, mod=None, /)", Returns.VALUE, "The power of value to self, modulo mod if that is given.");
    add("__ipow__", "(value, /)", Returns.VALUE, "Carry out self **= value; the result takes the place of self.");
    add("__neg__", "()", Returns.VALUE, "The result of -self.");
    add("__pos__", "()", Returns.VALUE, "The result of +self.");
    add("__abs__", "()", Returns.VALUE, "The magnitude of self.");
    add("__invert__", "()", Returns.VALUE, "The result of ~self.");
    add("__bool__", "()", Returns.TRUTH, "Whether self counts as true.");
    add("__int__", "()", Returns.VALUE, "The int that self converts to.");
    add("__float__", "()", Returns.VALUE, "The float that self converts to.");
    add("__index__", "()", Returns.VALUE, "Return self as an int usable as an index.");
    String[] comparison = {"lt", "<", "le", "<=", "eq", "==", "ne", "!=", "gt", ">", "ge", ">="};
    for (int i = 0; i < comparison.length; i += 2) {
      add("__" + comparison[i] + "__", "(value, /)", Returns.VALUE, "The answer to self " + comparison[i + 1] + " value.");
    }
    add("__hash__", "()", Returns.INTEGER, "The hash value of self.");
    add("__repr__", "()", Returns.VALUE, "The text that repr() shows for self.");
    add("__str__", "()", Returns.VALUE, "The text that str() makes of self.");
    add("__iter__", "()", Returns.VALUE, "An iterator over self.");
    add("__next__", "()", Returns.NEXT, "The next item; StopIteration when there is none.");
    add("__len__", "()", Returns.INTEGER, "How many items self has.");
    add("__getitem__", "(key, /)", Returns.VALUE, "The item at key.");
    add("__setitem__", "(key, value, /)", Returns.VOID, "Store value at key.");
    add("__delitem__", "(key, /)", Returns.VOID, "Remove the item at key.");
    add("__contains__", "(key, /)", Returns.TRUTH, "Whether key is in self.");
    add("__getattribute__", "(name, /)", Returns.VALUE, "The attribute of this name; AttributeError if there is none.");
    add("__getattr__", "(name, /)", Returns.VALUE, "Return the attribute that ordinary lookup did not find.");
    add("__setattr__", "(name, value, /)", Returns.VOID, "Give the attribute of this name a value.");
    add("__delattr__", "(name, /)", Returns.VOID, "Remove the attribute of this name.");
    add("__get__", "(instance, owner=None, /)", Returns.VALUE, "What the attribute is for an instance, or for its class where instance is None.");
    add("__set__", "(instance, value, /)", Returns.VOID, "Change what the attribute is for an instance.");
    add("__delete__", "(instance, /)", Returns.VOID, "Remove the attribute from an instance.");
    add("__init__", "(*args, **kwargs)", Returns.VOID, "Set a new instance up; the class tells which arguments it takes.");
    add("__call__", "(*args, **kwargs)", Returns.VALUE, "Make a call of self.");
    add("__del__", "()", Returns.VOID, "Called when the instance is about to be destroyed.");
    add("__await__", "()", Returns.VALUE, "The iterator that an await expression runs through.");
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
