// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// One writing of a value as JSON. Used by one thread.
final class JsonWriting {
  private final ThreadState ts;
  private final PyJsonEncoder encoder;
  private final boolean ownEncoder;
  private final boolean ascii;
  private final boolean indents;
  private final TextBuilder out = new TextBuilder(256);
  /// The containers around the value being written, to find cycles.
  private Object[] path = new Object[16];
  private int depth;
  /// The line breaks with their indentation, by level, as far as they were needed.
  private Object[] lineBreaks = new Object[8];

  JsonWriting(ThreadState ts, PyJsonEncoder encoder) {
    this.ts = ts;
    this.encoder = encoder;
    ownEncoder = encoder.ownEncoder;
    ascii = encoder.ascii;
    indents = encoder.indent != PyNone.NONE;
  }

  Object text() {
    return out.build();
  }

  /// Writes a value.
  void value(Object value, int level) {
    if (value instanceof String) {
      string(value);
    } else if (value instanceof PyInt i) {
      out.append(Long.toString(i.value));
    } else if (value == PyNone.NONE) {
      out.append("null");
    } else if (value == PyBool.TRUE) {
      out.append("true");
    } else if (value == PyBool.FALSE) {
      out.append("false");
    } else if (value instanceof PyList || value instanceof PyTuple || value instanceof PyDict) {
      container(value, level);
    } else if (Text.isStr(value)) {
      string(value);
    } else if (PyFloatType.isFloat(value)) {
      out.append(floatText(value));
    } else if (Numbers.intOrNull(value) != null) {
      out.append(PyLong.repr(ts, value));
    } else {
      other(value, level);
    }
  }

  private void string(Object value) {
    Object plain = Text.valueOrNull(value);
    if (ownEncoder) {
      JsonStrings.write(out, plain, ascii);
      return;
    }
    Object encoded = Calls.call1(ts, encoder.encoder, value);
    if (!Text.isStr(encoded)) {
      throw PyErrors.typeError("encoder() must return a string, not " + Types.nameOf(encoded));
    }
    out.append(encoded);
  }

  private String floatText(Object value) {
    double d = PyFloatType.valueOf(value);
    if (!Double.isFinite(d)) {
      if (!encoder.allowNan) {
        throw PyErrors.valueError("Out of range float values are not JSON compliant: " + Objects.reprText(ts, value));
      }
      return Double.isNaN(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
    }
    return PyFloatType.repr(value);
  }

  private void enter(Object container) {
    ts.enterNative();
    if (encoder.markers == PyNone.NONE) {
      return;
    }
    for (int i = 0; i < depth; i++) {
      if (path[i] == container) {
        ts.leaveNative();
        throw PyErrors.valueError("Circular reference detected");
      }
    }
    if (depth == path.length) {
      path = Arrays.copyOf(path, 2 * depth);
    }
    path[depth++] = container;
  }

  private void leave() {
    ts.leaveNative();
    if (encoder.markers != PyNone.NONE) {
      depth--;
    }
  }

  private void container(Object value, int level) {
    if (value instanceof PyList l ? l.size() == 0 : value instanceof PyTuple t && t.size() == 0) {
      out.append("[]");
      return;
    }
    if (value instanceof PyDict && Sequences.length(ts, value) == 0) {
      out.append("{}");
      return;
    }
    enter(value);
    try {
      if (value instanceof PyDict dict) {
        dict(dict, level + 1);
      } else {
        items(value, level + 1);
      }
    } finally {
      leave();
    }
  }

  private void other(Object value, int level) {
    enter(value);
    try {
      replaced(value, Calls.call1(ts, encoder.fallback, value), level);
    } finally {
      leave();
    }
  }

  private void replaced(Object value, Object replacement, int level) {
    try {
      value(replacement, level);
    } catch (PyException e) {
      throw noted(e, value, " object");
    }
  }

  private void lineBreak(int level) {
    if (level >= lineBreaks.length) {
      lineBreaks = Arrays.copyOf(lineBreaks, Math.max(level + 1, 2 * lineBreaks.length));
    }
    Object known = level < 0 ? "\n" : lineBreaks[level];
    if (known == null) {
      Object indent = Text.valueOrNull(encoder.indent);
      if (indent == null) {
        throw PyErrors.typeError("'" + Types.nameOf(encoder.indent) + "' object can't be repeated");
      }
      TextBuilder made = new TextBuilder().append((int) '\n');
      for (int i = 0; i < level; i++) {
        made.append(indent);
      }
      known = made.build();
      lineBreaks[level] = known;
    }
    out.append(known);
  }

  private void separate(boolean first, int level) {
    if (!first) {
      out.append(encoder.itemSeparator);
    }
    if (indents) {
      lineBreak(level);
    }
  }

  private PyException noted(PyException e, Object container, String what) {
    e.value.addNote(ts, "when serializing " + typeName(Types.of(container)) + what);
    return e;
  }

  private static String typeName(PyType type) {
    Object module = type.module();
    return "__main__".equals(module) ? Text.toJava(type.qualName()) : TypeNames.dotted(type);
  }

  private void items(Object sequence, int level) {
    out.append((int) '[');
    PyList list = sequence instanceof PyList l ? l : null;
    PyTuple tuple = list == null ? (PyTuple) sequence : null;
    int i = 0;
    while (true) {
      Object item = list != null ? list.getOrNull(i) : i < tuple.size() ? tuple.get(i) : null;
      if (item == null) {
        break;
      }
      separate(i == 0, level);
      try {
        value(item, level);
      } catch (PyException e) {
        throw noted(e, sequence, " item " + i);
      }
      i++;
    }
    if (indents) {
      lineBreak(level - 1);
    }
    out.append((int) ']');
  }

  private void dict(PyDict dict, int level) {
    out.append((int) '{');
    boolean first = true;
    if (!encoder.sortKeys && dict.type == PyDict.TYPE) {
      PyDict.Cursor cursor = dict.cursor();
      while (cursor.advance()) {
        first &= !pair(dict, cursor.key(), cursor.value(), first, level);
      }
    } else {
      PyList items = new PyList();
      items.extend(ts, Calls.method(ts, dict, "items"));
      if (encoder.sortKeys) {
        Calls.method(ts, items, "sort");
      }
      Object item;
      for (int i = 0; (item = items.getOrNull(i)) != null; i++) {
        if (!(item instanceof PyTuple t) || t.size() != 2) {
          throw PyErrors.valueError("items must return 2-tuples");
        }
        first &= !pair(dict, t.get(0), t.get(1), first, level);
      }
    }
    if (indents && !first) {
      lineBreak(level - 1);
    }
    out.append((int) '}');
  }

  /// Writes a key and its value; false if the key is left out.
  private boolean pair(PyDict dict, Object key, Object value, boolean first, int level) {
    Object text = keyText(key);
    if (text == null) {
      return false;
    }
    separate(first, level);
    string(text);
    out.append(encoder.keySeparator);
    try {
      value(value, level);
    } catch (PyException e) {
      throw noted(e, dict, " item " + Objects.reprText(ts, key));
    }
    return true;
  }

  /// A key as text; null if it is to be left out.
  private Object keyText(Object key) {
    if (Text.isStr(key)) {
      return key;
    }
    if (PyFloatType.isFloat(key)) {
      return floatText(key);
    }
    if (key == PyBool.TRUE || key == PyBool.FALSE) {
      return key == PyBool.TRUE ? "true" : "false";
    }
    if (key == PyNone.NONE) {
      return "null";
    }
    if (Numbers.intOrNull(key) != null) {
      return PyLong.repr(ts, key);
    }
    if (encoder.skipKeys) {
      return null;
    }
    throw PyErrors.typeError("keys must be str, int, float, bool or None, not " + Types.nameOf(key));
  }
}
