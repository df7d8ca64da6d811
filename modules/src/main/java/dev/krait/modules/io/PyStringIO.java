// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// A text stream in memory.
///
/// Java: all fields are guarded by this object's monitor.
@PyTypeDef(value = "StringIO", module = "_io", subclassable = true)
public final class PyStringIO extends PyTextIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyStringIOTable.INSTANCE, PyTextIOBase.TYPE);

  private int[] points = new int[0];
  private int size;
  private int position;
  private boolean closed;
  private boolean ready;
  /// The `newline` argument: null for None.
  private String newline = "\n";
  private NewlineTranslation translation;

  PyStringIO(PyType type) {
    super(type);
  }

  /// An empty stream.
  @New("StringIO(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyStringIO(cls);
  }

  /// Starts with this text; `newline` works as for files.
  @Special("__init__(initial_value='', newline='\\n')")
  void init(ThreadState ts, Object initialValue, Object newline_) {
    if (newline_ != PyNone.NONE && !Text.isStr(newline_)) {
      throw PyErrors.typeError("newline must be str or None, not " + Types.nameOf(newline_));
    }
    String ending = newline_ == PyNone.NONE ? null : Text.toJava(newline_);
    if (ending != null && !ending.isEmpty() && !ending.equals("\n") && !ending.equals("\r") && !ending.equals("\r\n")) {
      throw PyErrors.valueError("illegal newline value: " + dev.krait.runtime.protocol.Objects.reprText(ts, newline_));
    }
    if (initialValue != PyNone.NONE && !Text.isStr(initialValue)) {
      throw PyErrors.typeError("initial_value must be str or None, not " + Types.nameOf(initialValue));
    }
    synchronized (this) {
      newline = ending;
      translation = ending == null || ending.isEmpty() ? new NewlineTranslation(ending == null) : null;
      size = 0;
      position = 0;
      closed = false;
      ready = true;
      if (initialValue != PyNone.NONE) {
        store(Text.valueOrNull(initialValue));
        position = 0;
      }
    }
  }

  private void check() {
    if (!ready) {
      throw PyErrors.valueError("I/O operation on uninitialized object");
    }
    if (closed) {
      throw IoErrors.closed();
    }
  }

  private void store(Object text) {
    Object translated = translation == null ? text : translation.next(text, true);
    if (newline != null && newline.startsWith("\r")) {
      translated = PyStrings.replaceLineFeeds(translated, newline);
    }
    int length = Text.length(translated);
    int end = Math.addExact(position, length);
    if (length == 0) {
      return;
    }
    if (end > points.length) {
      points = Arrays.copyOf(points, Math.max(end, points.length + (points.length >> 1) + 16));
    }
    if (position > size) {
      Arrays.fill(points, size, position, 0);
    }
    if (translated instanceof String s) {
      for (int i = 0; i < length; i++) {
        points[position + i] = s.charAt(i);
      }
    } else {
      System.arraycopy(Text.codePoints(translated), 0, points, position, length);
    }
    position = end;
    size = Math.max(size, end);
  }

  @Override
  Object write(ThreadState ts, Object text) {
    Object plain = Text.valueOrNull(text);
    if (plain == null) {
      throw PyErrors.typeError("string argument expected, got '" + Types.nameOf(text) + "'");
    }
    synchronized (this) {
      check();
      store(plain);
    }
    return PyInt.of(Text.length(plain));
  }

  @Override
  Object read(ThreadState ts, Object wanted) {
    return take(optionalSize(ts, wanted));
  }

  private synchronized Object take(int wanted) {
    check();
    int from = Math.min(position, size);
    int count = wanted < 0 ? size - from : Math.min(wanted, size - from);
    position = Math.max(position, from + count);
    return Text.of(points, from, from + count);
  }

  @Override
  Object readLine(ThreadState ts, Object limit) {
    return takeLine(optionalSize(ts, limit));
  }

  private synchronized Object takeLine(int limit) {
    check();
    int from = Math.min(position, size);
    int end = limit < 0 || limit > size - from ? size : from + limit;
    int i = from;
    while (i < end && !endsLine(i)) {
      i++;
    }
    return take(Math.min(i + 1, end) - from);
  }

  /// Whether the character at this index is the last one of a line end.
  private boolean endsLine(int i) {
    int c = points[i];
    if (newline != null && newline.isEmpty()) {
      return c == '\n' || c == '\r' && !(i + 1 < size && points[i + 1] == '\n');
    }
    String ending = newline == null ? "\n" : newline;
    return c == ending.charAt(ending.length() - 1) && (ending.length() == 1 || i > 0 && points[i - 1] == '\r');
  }

  @Override
  Object next(ThreadState ts) {
    Object line = isExact(TYPE) ? takeLine(-1) : Calls.method(ts, this, "readline");
    if (!Text.isStr(line)) {
      throw PyErrors.of(Exceptions.OS_ERROR, Text.fromJava("readline() should have returned a str object, not '" + Types.nameOf(line) + "'"));
    }
    return Text.length(line) == 0 ? null : line;
  }

  @Override
  synchronized Object tell(ThreadState ts) {
    check();
    return PyInt.of(position);
  }

  @Override
  Object seek(ThreadState ts, Object offset, Object whence) {
    check();
    int from = Numbers.clampedIndex(ts, whence);
    Object plain = Numbers.index(ts, offset);
    if (!(plain instanceof PyInt i)) {
      throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
    }
    if (from < 0 || from > 2) {
      throw PyErrors.valueError("Invalid whence (" + from + ", should be 0, 1 or 2)");
    }
    if (from == 0 && i.value < 0) {
      throw PyErrors.valueError("Negative seek position " + i.value);
    }
    if (from != 0 && i.value != 0) {
      throw PyErrors.of(Exceptions.OS_ERROR, "Can't do nonzero cur-relative seeks");
    }
    synchronized (this) {
      position = from == 0 ? (int) Math.min(i.value, Integer.MAX_VALUE) : from == 1 ? position : size;
      return PyInt.of(position);
    }
  }

  @Override
  Object truncate(ThreadState ts, Object newSize) {
    check();
    if (newSize != PyNone.NONE && !Numbers.hasIndex(newSize)) {
      throw PyErrors.typeError("argument should be integer or None, not '" + Types.nameOf(newSize) + "'");
    }
    int wanted = newSize == PyNone.NONE ? position : Numbers.clampedIndex(ts, newSize);
    if (wanted < 0) {
      throw PyErrors.valueError("Negative size value " + wanted);
    }
    synchronized (this) {
      size = Math.min(size, wanted);
    }
    return PyInt.of(wanted);
  }

  /// All text of the stream, wherever it stands.
  @Method("getvalue()")
  synchronized Object value() {
    check();
    return Text.of(points, 0, size);
  }

  @Override
  synchronized Object close(ThreadState ts) {
    closed = true;
    points = new int[0];
    size = 0;
    return PyNone.NONE;
  }

  @Override
  Object closed(ThreadState ts) {
    if (!ready) {
      check();
    }
    return PyBool.of(closed);
  }

  @Override
  Object flush(ThreadState ts) {
    check();
    return PyNone.NONE;
  }

  @Override
  Object readable(ThreadState ts) {
    check();
    return PyBool.TRUE;
  }

  @Override
  Object writable(ThreadState ts) {
    return readable(ts);
  }

  @Override
  Object seekable(ThreadState ts) {
    return readable(ts);
  }

  @Override
  Object newlines(ThreadState ts) {
    check();
    return translation == null ? PyNone.NONE : translation.seen();
  }

  /// Whether a line end flushes: never.
  @Getter("line_buffering")
  Object lineBuffering() {
    check();
    return PyBool.FALSE;
  }

  /// The state for pickle: text, newline, position and attributes.
  @Method("__getstate__()")
  Object getState(ThreadState ts) {
    Object text = value();
    PyDict dict = Attributes.dictOf(ts, this);
    return PyTuple.of(text, newline == null ? PyNone.NONE : newline, PyInt.of(position), dict == null ? PyNone.NONE : dict);
  }

  /// Takes a state from `__getstate__`.
  @Method("__setstate__(state, /)")
  void setState(ThreadState ts, Object state) {
    if (!(state instanceof PyTuple t) || t.size() < 4) {
      throw PyErrors.typeError(Types.nameOf(this) + ".__setstate__ argument should be 4-tuple, got " + Types.nameOf(state));
    }
    init(ts, "", t.get(1));
    if (t.get(0) != PyNone.NONE) {
      Object text = Text.valueOrNull(t.get(0));
      synchronized (this) {
        points = Text.codePoints(text);
        size = points.length;
      }
    }
    if (!Numbers.hasIndex(t.get(2))) {
      throw PyErrors.typeError("third item of state must be an integer, got " + Types.nameOf(t.get(2)));
    }
    int to = Numbers.clampedIndex(ts, t.get(2));
    if (to < 0) {
      throw PyErrors.valueError("position value cannot be negative");
    }
    position = to;
    if (t.get(3) != PyNone.NONE) {
      if (!(t.get(3) instanceof PyDict given)) {
        throw PyErrors.typeError("fourth item of state should be a dict, got a " + Types.nameOf(t.get(3)));
      }
      PyDict.Cursor cursor = given.cursor();
      while (cursor.advance()) {
        Attributes.dictOf(ts, this).put(ts, cursor.key(), cursor.value());
      }
    }
  }
}
