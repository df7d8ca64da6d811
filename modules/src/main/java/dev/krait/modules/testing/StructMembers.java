// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Setter;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytesBase;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// An object with one attribute for each type that a field of a C structure may have.
///
/// Thread rule: each field is read and written at once, with acquire and release; what is in a field is immutable.
abstract class StructMembers extends PyObject {
  private static final StructField[] FIELDS = StructField.values();
  private static final String PREFIX = "T_";
  private static final int LONGEST_TEXT = 5;
  private static final VarHandle VALUES = MethodHandles.arrayElementVarHandle(Object[].class);

  private final Object[] values = new Object[FIELDS.length];

  /// Fields are given by position, in the order of [StructField], or by name.
  StructMembers(ThreadState ts, PyType type, Object[] args, PyDict kwargs) {
    super(type);
    if (args.length > FIELDS.length) {
      throw PyErrors.typeError("function takes at most " + FIELDS.length + " arguments (" + args.length + " given)");
    }
    for (StructField field : FIELDS) {
      values[field.ordinal()] = field.initial();
    }
    for (int i = 0; i < args.length; i++) {
      values[i] = given(ts, FIELDS[i], args[i]);
    }
    PyDict.Cursor cursor = (kwargs == null ? new PyDict() : kwargs).cursor();
    while (cursor.advance()) {
      StructField field = named(Text.toJava(cursor.key()));
      values[field.ordinal()] = given(ts, field, cursor.value());
    }
  }

  private static StructField named(String name) {
    for (StructField field : FIELDS) {
      if (name.equals(PREFIX + field.name())) {
        return field;
      }
    }
    throw PyErrors.typeError("this function got an unexpected keyword argument '" + name + "'");
  }

  /// What the field holds if the constructor is given a value, which is less strict than assignment.
  private static Object given(ThreadState ts, StructField field, Object value) {
    if (field == StructField.BOOL) {
      return PyBool.of(Objects.isTrue(ts, value));
    }
    if (field == StructField.STRING_INPLACE && Text.isStr(value)) {
      if (Text.length(value) > LONGEST_TEXT) {
        throw PyErrors.valueError("string too long");
      }
      return Text.valueOrNull(value);
    }
    if (field == StructField.CHAR && value instanceof PyBytesBase bytes && bytes.content().length == 1) {
      return Text.fromJava(String.valueOf((char) (bytes.content()[0] & 0xff)));
    }
    return field.assigned(ts, value);
  }

  private Object get(StructField field) {
    return VALUES.getAcquire(values, field.ordinal());
  }

  private void set(ThreadState ts, StructField field, Object value) {
    VALUES.setRelease(values, field.ordinal(), field.assigned(ts, value));
  }

  /// a bool
  @Getter("T_BOOL")
  Object getBool() {
    return get(StructField.BOOL);
  }

  @Setter("T_BOOL")
  void setBool(ThreadState ts, Object value) {
    set(ts, StructField.BOOL, value);
  }

  /// a char taken as a number
  @Getter("T_BYTE")
  Object getByte() {
    return get(StructField.BYTE);
  }

  @Setter("T_BYTE")
  void setByte(ThreadState ts, Object value) {
    set(ts, StructField.BYTE, value);
  }

  /// an unsigned char
  @Getter("T_UBYTE")
  Object getUbyte() {
    return get(StructField.UBYTE);
  }

  @Setter("T_UBYTE")
  void setUbyte(ThreadState ts, Object value) {
    set(ts, StructField.UBYTE, value);
  }

  /// a short
  @Getter("T_SHORT")
  Object getShort() {
    return get(StructField.SHORT);
  }

  @Setter("T_SHORT")
  void setShort(ThreadState ts, Object value) {
    set(ts, StructField.SHORT, value);
  }

  /// an unsigned short
  @Getter("T_USHORT")
  Object getUshort() {
    return get(StructField.USHORT);
  }

  @Setter("T_USHORT")
  void setUshort(ThreadState ts, Object value) {
    set(ts, StructField.USHORT, value);
  }

  /// an int
  @Getter("T_INT")
  Object getInt() {
    return get(StructField.INT);
  }

  @Setter("T_INT")
  void setInt(ThreadState ts, Object value) {
    set(ts, StructField.INT, value);
  }

  /// an unsigned int
  @Getter("T_UINT")
  Object getUint() {
    return get(StructField.UINT);
  }

  @Setter("T_UINT")
  void setUint(ThreadState ts, Object value) {
    set(ts, StructField.UINT, value);
  }

  /// a long
  @Getter("T_LONG")
  Object getLong() {
    return get(StructField.LONG);
  }

  @Setter("T_LONG")
  void setLong(ThreadState ts, Object value) {
    set(ts, StructField.LONG, value);
  }

  /// an unsigned long
  @Getter("T_ULONG")
  Object getUlong() {
    return get(StructField.ULONG);
  }

  @Setter("T_ULONG")
  void setUlong(ThreadState ts, Object value) {
    set(ts, StructField.ULONG, value);
  }

  /// a size with sign
  @Getter("T_PYSSIZET")
  Object getPyssizet() {
    return get(StructField.PYSSIZET);
  }

  @Setter("T_PYSSIZET")
  void setPyssizet(ThreadState ts, Object value) {
    set(ts, StructField.PYSSIZET, value);
  }

  /// a float
  @Getter("T_FLOAT")
  Object getFloat() {
    return get(StructField.FLOAT);
  }

  @Setter("T_FLOAT")
  void setFloat(ThreadState ts, Object value) {
    set(ts, StructField.FLOAT, value);
  }

  /// a double
  @Getter("T_DOUBLE")
  Object getDouble() {
    return get(StructField.DOUBLE);
  }

  @Setter("T_DOUBLE")
  void setDouble(ThreadState ts, Object value) {
    set(ts, StructField.DOUBLE, value);
  }

  /// a text inside the structure
  @Getter("T_STRING_INPLACE")
  Object getStringInplace() {
    return get(StructField.STRING_INPLACE);
  }

  @Setter("T_STRING_INPLACE")
  void setStringInplace(ThreadState ts, Object value) {
    set(ts, StructField.STRING_INPLACE, value);
  }

  /// a long long
  @Getter("T_LONGLONG")
  Object getLonglong() {
    return get(StructField.LONGLONG);
  }

  @Setter("T_LONGLONG")
  void setLonglong(ThreadState ts, Object value) {
    set(ts, StructField.LONGLONG, value);
  }

  /// an unsigned long long
  @Getter("T_ULONGLONG")
  Object getUlonglong() {
    return get(StructField.ULONGLONG);
  }

  @Setter("T_ULONGLONG")
  void setUlonglong(ThreadState ts, Object value) {
    set(ts, StructField.ULONGLONG, value);
  }

  /// a character
  @Getter("T_CHAR")
  Object getChar() {
    return get(StructField.CHAR);
  }

  @Setter("T_CHAR")
  void setChar(ThreadState ts, Object value) {
    set(ts, StructField.CHAR, value);
  }
}
