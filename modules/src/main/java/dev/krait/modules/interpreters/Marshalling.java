// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyException;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// Objects that travel in the form that `.pyc` files have: plain data and code.
record Marshalling(Object bytes) implements CrossData {
  /// The form of an object; NotShareableError if it has none.
  static CrossData of(ThreadState ts, Object object) {
    try {
      return new Marshalling(Calls.call1(ts, Imports.attribute(ts, "marshal", "dumps"), object));
    } catch (PyException e) {
      throw InterpreterErrors.notShareable("object could not be marshalled", e);
    }
  }

  @Override
  public Object restore(ThreadState ts) {
    try {
      return Calls.call1(ts, Imports.attribute(ts, "marshal", "loads"), bytes);
    } catch (PyException e) {
      throw InterpreterErrors.notShareable("object could not be unmarshalled", e);
    }
  }
}
