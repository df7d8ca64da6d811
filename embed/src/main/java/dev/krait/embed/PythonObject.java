// SPDX-License-Identifier: Apache-2.0
package dev.krait.embed;

import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import java.util.Map;

/// A Python object in the hands of Java. It belongs to one interpreter. Immutable; what it stands for may change.
public final class PythonObject {
  private final PythonInterpreter interpreter;
  final Object value;

  PythonObject(PythonInterpreter interpreter, Object value) {
    this.interpreter = interpreter;
    this.value = value;
  }

  /// An attribute.
  public PythonObject get(String name) {
    return interpreter.inPython(ts -> new PythonObject(interpreter, Objects.getAttribute(ts, value, Text.fromJava(name))));
  }

  /// Sets an attribute to a Java value or a Python object.
  public void set(String name, Object newValue) {
    interpreter.inPython(ts -> {
      Objects.setAttribute(ts, value, Text.fromJava(name), Values.toPython(newValue));
      return null;
    });
  }

  /// Calls the object; the result is given as [#toJava] gives it.
  public Object call(Object... arguments) {
    return call(Map.of(), arguments);
  }

  /// Calls the object with keywords too.
  public Object call(Map<String, ?> keywords, Object... arguments) {
    return interpreter.inPython(ts -> {
      Object[] all = new Object[arguments.length + keywords.size()];
      String[] names = new String[keywords.size()];
      for (int i = 0; i < arguments.length; i++) {
        all[i] = Values.toPython(arguments[i]);
      }
      int next = 0;
      for (Map.Entry<String, ?> keyword : keywords.entrySet()) {
        names[next] = keyword.getKey();
        all[arguments.length + next++] = Values.toPython(keyword.getValue());
      }
      return Values.toJava(interpreter, Calls.call(ts, value, all, arguments.length, names.length == 0 ? null : names));
    });
  }

  /// The Java value of a simple object: null for None, else a Boolean, Long, BigInteger, Double, String or byte[]; any other object is
  /// returned as a PythonObject.
  public Object toJava() {
    return Values.toJava(interpreter, value);
  }

  /// What `str` makes of the object.
  @Override
  public String toString() {
    return interpreter.inPython(ts -> Text.toJava(Objects.str(ts, value)));
  }
}
