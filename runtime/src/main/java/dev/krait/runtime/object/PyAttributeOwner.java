// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Setter;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// An object of a builtin type with a dictionary for its attributes, which is made when it is first asked for.
///
/// Thread rule: of threads that ask at once each may make a dictionary, and the one published first, under the object's monitor, is kept
/// by all. No Python code runs under the monitor.
public abstract class PyAttributeOwner extends PyObject {
  private volatile PyDict dict;

  protected PyAttributeOwner(PyType type) {
    super(type);
  }

  /// The dictionary to start with, empty unless a type says otherwise; the caller may run it more than once.
  protected PyDict firstAttributes() {
    return new PyDict();
  }

  @Override
  public final PyDict dictOrNull() {
    return dict;
  }

  @Override
  public final PyDict dictForWrite() {
    PyDict present = dict;
    return present != null ? present : publish(firstAttributes());
  }

  private synchronized PyDict publish(PyDict made) {
    if (dict == null) {
      dict = made;
    }
    return dict;
  }

  /// Puts another dictionary in the place of the present one.
  protected final synchronized void replaceAttributes(PyDict next) {
    dict = next;
  }

  /// The attributes.
  @Getter("__dict__")
  public Object pythonDict() {
    return dictForWrite();
  }

  @Setter("__dict__")
  public void setPythonDict(Object value) {
    if (value == null) {
      throw PyErrors.typeError("cannot delete __dict__");
    }
    if (!(value instanceof PyDict next)) {
      throw PyErrors.typeError("__dict__ must be set to a dictionary, not a '" + Types.nameOf(value) + "'");
    }
    replaceAttributes(next);
  }
}
