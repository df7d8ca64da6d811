// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// What time zones derive from.
///
/// Java: stateless.
@PyTypeDef(value = "tzinfo", module = "datetime", subclassable = true)
public class PyTzInfo extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyTzInfoTable.INSTANCE);

  private final PyInstance attributes;

  PyTzInfo(PyType type) {
    super(type);
    attributes = type.isHeap() ? new PyInstance(type, this) : null;
  }

  @Override
  public final PyInstance attributes() {
    return attributes;
  }

  /// A zone, whatever the arguments: they are for `__init__` of a subclass.
  @New("tzinfo(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, String[] keywordNames) {
    return new PyTzInfo(cls);
  }

  private static PyException missing(String method) {
    return PyErrors.notImplementedError("a tzinfo subclass must implement " + method + "()");
  }

  /// The name of the zone at a time: for subclasses to define.
  @Method("tzname(object, /)")
  Object tzname(ThreadState ts, Object object) {
    throw missing("tzname");
  }

  /// How far the zone is ahead of UTC at a time: for subclasses to define.
  @Method("utcoffset(object, /)")
  Object utcoffset(ThreadState ts, Object object) {
    throw missing("utcoffset");
  }

  /// How much of the offset is daylight saving time: for subclasses to define.
  @Method("dst(object, /)")
  Object dst(ThreadState ts, Object object) {
    throw missing("dst");
  }

  /// The datetime, which must have this zone.
  final PyDateTime own(Object object) {
    if (!(object instanceof PyDateTime dt)) {
      throw PyErrors.typeError("fromutc: argument must be a datetime");
    }
    if (dt.tzinfo != this) {
      throw PyErrors.valueError("fromutc: dt.tzinfo is not self");
    }
    return dt;
  }

  /// The local time of a datetime in UTC that has this zone.
  @Method("fromutc(object, /)")
  Object fromutc(ThreadState ts, Object object) {
    PyDateTime dt = own(object);
    PyTimeDelta offset = Zones.offset(ts, this, "utcoffset", dt);
    if (offset == null) {
      throw PyErrors.valueError("fromutc: non-None utcoffset() result required");
    }
    PyTimeDelta dst = Zones.offset(ts, this, "dst", dt);
    if (dst == null) {
      throw PyErrors.valueError("fromutc: non-None dst() result required");
    }
    PyDateTime standard = (PyDateTime) dt.plus(ts, offset.minus(dst), 1);
    PyTimeDelta saving = Zones.offset(ts, this, "dst", standard);
    if (saving == null) {
      throw PyErrors.valueError("fromutc: tz.dst() gave inconsistent results; cannot convert");
    }
    return saving.isZero() ? standard : standard.plus(ts, saving, 1);
  }

  /// How pickle makes the zone again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Object initial = Objects.findAttribute(ts, this, "__getinitargs__");
    Object args = initial == null ? PyTuple.EMPTY : Calls.call0(ts, initial);
    Object state = Calls.method(ts, this, "__getstate__");
    return PyTuple.of(type, args, state == null ? PyNone.NONE : state);
  }
}
