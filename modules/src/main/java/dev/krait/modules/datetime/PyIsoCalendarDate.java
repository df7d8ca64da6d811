// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;

/// A year, a week of it and a day of that, as ISO 8601 counts them: a tuple whose items have names.
@PyTypeDef(value = "IsoCalendarDate", module = "datetime")
public final class PyIsoCalendarDate extends PyTuple {
  public static final PyType TYPE = PyType.builtin(PyIsoCalendarDateTable.INSTANCE, PyTuple.TYPE);

  PyIsoCalendarDate(int year, int week, int weekday) {
    super(TYPE, new Object[] {PyInt.of(year), PyInt.of(week), PyInt.of(weekday)});
  }

  /// The year of the week.
  @Getter("year")
  Object year() {
    return get(0);
  }

  /// The number of the week.
  @Getter("week")
  Object week() {
    return get(1);
  }

  /// The day of the week, from 1 for Monday.
  @Getter("weekday")
  Object weekday() {
    return get(2);
  }

  @Special("__repr__")
  Object named() {
    return Text.fromJava(type.messageName() + "(year=" + get(0) + ", week=" + get(1) + ", weekday=" + get(2) + ")");
  }

  /// Pickle makes a plain tuple of it.
  @Method("__reduce__()")
  Object plain() {
    return PyTuple.of(PyTuple.TYPE, PyTuple.of(PyTuple.of(get(0), get(1), get(2))));
  }
}
