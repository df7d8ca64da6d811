// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyNotImplemented;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.object.TextBuilder;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// A time zone with a fixed offset from UTC.
///
/// Java: immutable; the zone without offset and name is one object.
@PyTypeDef(value = "timezone", module = "datetime")
public final class PyTimeZone extends PyTzInfo {
  public static final PyType TYPE = PyType.builtin(PyTimeZoneTable.INSTANCE, PyTzInfo.TYPE);
  static final PyTimeZone UTC = new PyTimeZone(PyTimeDelta.ZERO, null);

  final PyTimeDelta offset;
  /// Null if none was given.
  private final Object name;

  private PyTimeZone(PyTimeDelta offset, Object name) {
    super(TYPE);
    this.offset = offset;
    this.name = name;
  }

  /// A zone of an offset that is in range; the name may be null.
  static PyTimeZone of(PyTimeDelta offset, Object name) {
    return name == null && offset.isZero() ? UTC : new PyTimeZone(offset, name);
  }

  /// A zone with a fixed offset, and maybe a name.
  @New("timezone(offset, name=<unrepresentable>)")
  static Object create(ThreadState ts, PyType cls, Object offset, Object name) {
    if (!(offset instanceof PyTimeDelta delta)) {
      throw PyErrors.typeError("timezone() argument 1 must be datetime.timedelta, not " + Types.nameOf(offset));
    }
    if (name != null && !Text.isStr(name)) {
      throw PyErrors.typeError("timezone() argument 2 must be str, not " + Types.nameOf(name));
    }
    Zones.checkOffset(ts, delta);
    return of(delta, name);
  }

  private static void checkArgument(String method, Object object) {
    if (object != PyNone.NONE && !(object instanceof PyDateTime)) {
      throw PyErrors.typeError(method + "(dt) argument must be a datetime instance or None, not " + Types.nameOf(object));
    }
  }

  private Object displayed() {
    return name != null ? name : offset.isZero() ? "UTC" : "UTC" + Zones.text(offset, ":");
  }

  /// The name of the zone, or UTC and its offset.
  @Override
  @Method("tzname(object, /)")
  Object tzname(ThreadState ts, Object object) {
    checkArgument("tzname", object);
    return displayed();
  }

  /// The offset.
  @Override
  @Method("utcoffset(object, /)")
  Object utcoffset(ThreadState ts, Object object) {
    checkArgument("utcoffset", object);
    return offset;
  }

  /// None.
  @Override
  @Method("dst(object, /)")
  Object dst(ThreadState ts, Object object) {
    checkArgument("dst", object);
    return PyNone.NONE;
  }

  /// The local time of a datetime in UTC that has this zone.
  @Override
  @Method("fromutc(object, /)")
  Object fromutc(ThreadState ts, Object object) {
    return own(object).plus(ts, offset, 1);
  }

  /// The arguments that make the zone again.
  @Method("__getinitargs__()")
  Object initialArguments() {
    return name == null ? PyTuple.of(offset) : PyTuple.of(offset, name);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (this == UTC) {
      return "datetime.timezone.utc";
    }
    TextBuilder text = new TextBuilder().append("datetime.timezone(").append(Objects.repr(ts, offset));
    if (name != null) {
      text.append(", ").append(Objects.repr(ts, name));
    }
    return text.append(')').build();
  }

  @Special("__str__")
  Object str() {
    return displayed();
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return offset.hash(ts);
  }

  @Special("__eq__")
  Object equal(Object value) {
    return value instanceof PyTimeZone z ? PyBool.of(offset.compareWith(z.offset) == 0) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  @Special("__ne__")
  Object notEqual(Object value) {
    return value instanceof PyTimeZone z ? PyBool.of(offset.compareWith(z.offset) != 0) : PyNotImplemented.NOT_IMPLEMENTED;
  }
}
