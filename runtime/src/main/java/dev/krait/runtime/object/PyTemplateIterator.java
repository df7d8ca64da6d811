// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Walks the parts of a template in order, without empty strings.
///
/// Java: threads that race see each part once at most.
@PyTypeDef(value = "TemplateIter", module = "string.templatelib")
public final class PyTemplateIterator extends PyIterator {
  public static final PyType TYPE = PyType.builtin(PyTemplateIteratorTable.INSTANCE);

  private final PyTuple strings;
  private final PyTuple interpolations;
  private int next;

  PyTemplateIterator(PyTuple strings, PyTuple interpolations) {
    super(TYPE);
    this.strings = strings;
    this.interpolations = interpolations;
  }

  @Special("__iter__")
  Object iterator() {
    return this;
  }

  @Override
  @Special("__next__")
  public synchronized Object next(ThreadState ts) {
    while (next < strings.size() + interpolations.size()) {
      int at = next++;
      if (at % 2 == 1) {
        return interpolations.get(at / 2);
      }
      Object text = strings.get(at / 2);
      if (Text.length(text) > 0) {
        return text;
      }
    }
    return null;
  }
}
