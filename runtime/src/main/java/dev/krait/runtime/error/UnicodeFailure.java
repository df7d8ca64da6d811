// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The members that the three exceptions of encoding, decoding and translating share. Python does not see this class: its
/// counterpart there, `UnicodeError`, has no members.
public abstract class UnicodeFailure extends PyBaseException {
  /// Null once deleted, as all members here.
  public Object encoding;
  public Object object;
  public Object reason;
  public long start;
  public long end;

  UnicodeFailure(PyType type, PyTuple args) {
    super(type, args);
  }

  static void checkCount(PyTuple arguments, int count) {
    if (arguments.size() != count) {
      throw PyErrors.typeError("function takes exactly " + count + " arguments (" + arguments.size() + " given)");
    }
  }

  static Object text(PyTuple arguments, int index) {
    Object value = arguments.get(index);
    if (!Text.isStr(value)) {
      throw PyErrors.typeError("argument " + (index + 1) + " must be str, not " + (value == dev.krait.runtime.object.PyNone.NONE ? "None"
          : Types.nameOf(value)));
    }
    return value;
  }

  static long position(ThreadState ts, PyTuple arguments, int index) {
    Object value = arguments.get(index);
    if (Numbers.index(ts, value) instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
  }

  /// Where the failing part starts, made to fit the object, as handlers of errors want it.
  public final int clampedStart(int length) {
    return (int) Math.max(0, Math.min(start, length - 1));
  }

  /// Where the failing part ends, made to fit the object and to be one long at least.
  public final int clampedEnd(int length) {
    return (int) Math.min(Math.max(end, 1), length);
  }

  static PyException badObject(Object object, String expected) {
    return PyErrors.typeError(object == null ? "UnicodeError 'object' attribute is not set"
        : "UnicodeError 'object' attribute must be a " + expected);
  }

  final String reasonText(ThreadState ts) {
    return reason == null ? "<NULL>" : Text.toJava(Objects.str(ts, reason));
  }

  final String encodingText(ThreadState ts) {
    return encoding == null ? "<NULL>" : Text.toJava(Objects.str(ts, encoding));
  }

  final boolean isOne(int length) {
    return start >= 0 && start < length && end <= length && end == start + 1;
  }

  static String escaped(int c) {
    return String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c);
  }

  /// "character '\xe4' in position 3" or "characters in position 3-5".
  final String place() {
    int length = Text.length(object);
    if (isOne(length)) {
      return "character '" + escaped(Text.codePointAt(object, (int) start)) + "' in position " + start;
    }
    return "characters in position " + start + "-" + (end - 1);
  }

  static long toMember(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("can't delete numeric/char attribute");
    }
    Object plain = value instanceof PyBool ? Numbers.index(ts, value) : Numbers.intOrNull(value);
    if (plain == null) {
      throw PyErrors.typeError("'" + Types.nameOf(value) + "' object cannot be interpreted as an integer");
    }
    if (plain instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.overflowError("Python int too large to convert to C ssize_t");
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    take(ts, positionalOnly(this, arguments, keywordNames));
  }

  /// the object that failed
  @Getter("object")
  Object getObject() {
    return orNone(object);
  }

  @Setter("object")
  void setObject(Object value) {
    object = value;
  }

  /// where the failing part starts
  @Getter("start")
  long getStart() {
    return start;
  }

  @Setter("start")
  void setStart(ThreadState ts, Object value) {
    start = toMember(ts, value);
  }

  /// where the failing part ends
  @Getter("end")
  long getEnd() {
    return end;
  }

  @Setter("end")
  void setEnd(ThreadState ts, Object value) {
    end = toMember(ts, value);
  }

  /// why it failed
  @Getter("reason")
  Object getReason() {
    return orNone(reason);
  }

  @Setter("reason")
  void setReason(Object value) {
    reason = value;
  }

  /// the name of the encoding
  @Getter("encoding")
  Object getEncoding() {
    return orNone(encoding);
  }

  @Setter("encoding")
  void setEncoding(Object value) {
    encoding = value;
  }
}
