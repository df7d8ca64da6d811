// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyIterator;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Iterates over the positions of the instructions, one for each unit of code.
@PyTypeDef("positions_iterator")
final class PyPositionsIterator extends PyIterator {
  static final PyType TYPE = PyType.builtin(PyPositionsIteratorTable.INSTANCE);

  private final CodeLocations locations;
  private int at;

  PyPositionsIterator(PyCode code) {
    super(TYPE);
    this.locations = new CodeLocations(code.object.lineTable, code.object.firstLine);
  }

  @Override
  public synchronized Object next(ThreadState ts) {
    if (at >= locations.end && !locations.advance()) {
      return null;
    }
    at++;
    if (ts.interpreter().system().configuration().noDebugRanges) {
      return PyTuple.of(orNone(locations.line), orNone(locations.line), PyNone.NONE, PyNone.NONE);
    }
    return PyTuple.of(orNone(locations.line), orNone(locations.endLine), orNone(locations.column), orNone(locations.endColumn));
  }

  private static Object orNone(int number) {
    return number < 0 ? PyNone.NONE : PyInt.of(number);
  }

  /// Return self.
  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Special("__next__")
  Object pythonNext(ThreadState ts) {
    return next(ts);
  }
}
