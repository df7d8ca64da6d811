// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.typing;

import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// A function that gives one type, in any format of annotations.
@PyTypeDef(value = "_ConstEvaluator", module = "_typing")
final class PyConstEvaluator extends PyObject {
  static final PyType TYPE = PyType.builtin(PyConstEvaluatorTable.INSTANCE);
  private static final int STRING = 4;

  private final Object value;

  PyConstEvaluator(Object value) {
    super(TYPE);
    this.value = value;
  }

  @Special("__call__(format)")
  Object evaluate(ThreadState ts, int format) {
    if (format != STRING) {
      return value;
    }
    if (value instanceof PyTuple tuple) {
      StringBuilder text = new StringBuilder("(");
      for (int i = 0; i < tuple.size(); i++) {
        text.append(i == 0 ? "" : ", ").append(Text.toJava(text(ts, tuple.get(i))));
      }
      return Text.fromJava(text.append(')').toString());
    }
    return text(ts, value);
  }

  private static Object text(ThreadState ts, Object type) {
    return Typing.call(ts, "_type_repr", type);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<constevaluator " + Objects.reprText(ts, value) + ">");
  }
}
