// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Comparisons;
import dev.krait.runtime.codec.Codecs;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.ItemComparison;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// What dates, times and durations have in common: an order. Immutable.
abstract class PyTemporal extends PyObject {
  private final PyInstance attributes;

  PyTemporal(PyType type) {
    super(type);
    attributes = type.isHeap() ? new PyInstance(type, this) : null;
  }

  @Override
  public final PyInstance attributes() {
    return attributes;
  }

  /// Compares with another value by one of the slots LT to GE.
  @Comparisons
  abstract Object compare(ThreadState ts, int slot, Object other);

  /// What a comparison gives for the sign of a difference.
  static Object ofSign(int slot, int sign) {
    return PyBool.of(ItemComparison.compareLengths(slot, sign, 0));
  }

  /// The bytes of a pickled state of that length; null if the object is none.
  static byte[] stateOrNull(ThreadState ts, Object state, int length, String noun) {
    if (state instanceof PyBytes bytes) {
      return bytes.array().length == length ? bytes.array() : null;
    }
    if (!Text.isStr(state) || Text.length(state) != length) {
      return null;
    }
    try {
      return Codecs.encode(ts, state, "latin1", null).array();
    } catch (PyException e) {
      if (!PyErrors.is(e, Exceptions.UNICODE_ENCODE_ERROR)) {
        throw e;
      }
      throw PyErrors.valueError("Failed to encode latin1 string when unpickling a " + noun
          + " object. pickle.load(data, encoding='latin1') is assumed.");
    }
  }
}
