// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Reads one JSON value from a text, the way that a decoder asks for.
///
/// Java: immutable; the attributes are those that the decoder had when the scanner was made.
@PyTypeDef(value = "Scanner", module = "_json", subclassable = true)
public final class PyJsonScanner extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyJsonScannerTable.INSTANCE);

  private final PyInstance attributes;
  final boolean strict;
  final Object objectHook;
  final Object objectPairsHook;
  final Object parseFloat;
  final Object parseInt;
  final Object parseConstant;

  private PyJsonScanner(ThreadState ts, PyType type, Object context) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
    strict = Objects.isTrue(ts, Objects.getAttribute(ts, context, "strict"));
    objectHook = Objects.getAttribute(ts, context, "object_hook");
    objectPairsHook = Objects.getAttribute(ts, context, "object_pairs_hook");
    parseFloat = Objects.getAttribute(ts, context, "parse_float");
    parseInt = Objects.getAttribute(ts, context, "parse_int");
    parseConstant = Objects.getAttribute(ts, context, "parse_constant");
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// A scanner with the settings of a decoder.
  @New("make_scanner(context)")
  static Object create(ThreadState ts, PyType cls, Object context) {
    return new PyJsonScanner(ts, cls, context);
  }

  @Special("__call__(string, idx)")
  Object scanOnce(ThreadState ts, Object string, long idx) {
    Object plain = Text.valueOrNull(string);
    if (plain == null) {
      throw PyErrors.typeError("first argument must be a string, not " + Types.nameOf(string));
    }
    if (idx < 0) {
      throw PyErrors.valueError("idx cannot be negative");
    }
    if (idx >= Text.length(plain)) {
      throw PyErrors.stopIteration(PyInt.of(idx));
    }
    JsonReading reading = new JsonReading(ts, this, plain);
    Object value = reading.value((int) idx);
    return PyTuple.of(value, PyInt.of(reading.next));
  }

  /// Whether control characters in strings are refused.
  @Getter("strict")
  Object strict() {
    return PyBool.of(strict);
  }

  /// What objects are passed through, or None.
  @Getter("object_hook")
  Object objectHook() {
    return objectHook;
  }

  /// What the pairs of objects are passed through, or None.
  @Getter("object_pairs_hook")
  Object objectPairsHook() {
    return objectPairsHook;
  }

  /// What makes floats.
  @Getter("parse_float")
  Object parseFloat() {
    return parseFloat;
  }

  /// What makes integers.
  @Getter("parse_int")
  Object parseInt() {
    return parseInt;
  }

  /// What makes the values that are not numbers in JSON.
  @Getter("parse_constant")
  Object parseConstant() {
    return parseConstant;
  }
}
