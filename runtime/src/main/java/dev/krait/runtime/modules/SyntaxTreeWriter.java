// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.ast.Node;
import dev.krait.compiler.code.Const;
import dev.krait.runtime.interp.CodeConstants;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import java.util.List;

/// Makes Python objects of the compiler's tree. Used by one thread for one tree.
final class SyntaxTreeWriter {
  private final ThreadState ts;
  private final SyntaxClasses classes;

  SyntaxTreeWriter(ThreadState ts) {
    this.ts = ts;
    this.classes = SyntaxClasses.of(ts);
  }

  Object write(Node node) {
    ts.enterNative();
    try {
      SyntaxClasses.Entry entry = classes.byTag(node.tag());
      PyAst made = PyAst.of(entry.type());
      Object[] values = SyntaxNodes.fields(node);
      for (int i = 0; i < values.length; i++) {
        InstanceAttributes.set(ts, made, entry.fields()[i].name(), value(entry.fields()[i], values[i]));
      }
      if (node instanceof Node.Located place) {
        InstanceAttributes.set(ts, made, "lineno", PyInt.of(place.line()));
        InstanceAttributes.set(ts, made, "col_offset", PyInt.of(place.column()));
        InstanceAttributes.set(ts, made, "end_lineno", PyInt.of(place.endLine()));
        InstanceAttributes.set(ts, made, "end_col_offset", PyInt.of(place.endColumn()));
      }
      return made;
    } finally {
      ts.leaveNative();
    }
  }

  private Object value(SyntaxClasses.Field field, Object value) {
    if (value instanceof Const constant) {
      return CodeConstants.of(constant);
    }
    if (value instanceof Node node) {
      return write(node);
    }
    if (value instanceof List<?> list) {
      PyList made = PyList.withCapacity(list.size());
      for (Object item : list) {
        made.append(value(field, item));
      }
      return made;
    }
    if (value instanceof String s) {
      return Text.fromJava(s);
    }
    if (value instanceof Integer i) {
      return PyInt.of(i);
    }
    if (value instanceof Boolean b) {
      return PyInt.of(b ? 1 : 0);
    }
    return value instanceof Enum<?> constant ? classes.singleton(SyntaxEnums.nameOf(constant)) : PyNone.NONE;
  }
}
