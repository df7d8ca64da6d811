// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// A template string: its fixed parts, and the fields between them.
///
/// Java: immutable. There is always one more string than there are fields.
@PyTypeDef(value = "Template", module = "string.templatelib")
public final class PyTemplate extends PyObject {
  public static final PyType TYPE = PyType.concatenating(PyTemplateTable.INSTANCE);

  private final PyTuple strings;
  private final PyTuple interpolations;

  public PyTemplate(PyTuple strings, PyTuple interpolations) {
    super(TYPE);
    this.strings = strings;
    this.interpolations = interpolations;
  }

  @New("Template(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (kwargs != null && kwargs.size() > 0) {
      throw PyErrors.typeError("Template.__new__ only accepts *args arguments");
    }
    List<Object> strings = new ArrayList<>();
    List<Object> fields = new ArrayList<>();
    Object pending = "";
    for (Object arg : args) {
      if (Text.isStr(arg)) {
        pending = Numbers.binary(ts, Slot.ADD, pending, arg);
      } else if (arg instanceof PyInterpolation) {
        strings.add(pending);
        fields.add(arg);
        pending = "";
      } else {
        throw PyErrors.typeError("Template.__new__ *args need to be of type 'str' or 'Interpolation', got " + Types.nameOf(arg));
      }
    }
    strings.add(pending);
    return new PyTemplate(PyTuple.of(strings.toArray()), PyTuple.of(fields.toArray()));
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("Template(strings=" + Objects.reprText(ts, strings) + ", interpolations=" + Objects.reprText(ts, interpolations) + ")");
  }

  @Special("__iter__")
  Object iterator() {
    return new PyTemplateIterator(strings, interpolations);
  }

  @Special("__add__")
  Object add(ThreadState ts, Object other) {
    if (!(other instanceof PyTemplate that)) {
      throw PyErrors.typeError("can only concatenate string.templatelib.Template (not \"" + TypeNames.full(Types.of(other))
          + "\") to string.templatelib.Template");
    }
    Object[] left = strings.items();
    Object[] right = that.strings.items();
    Object[] joined = java.util.Arrays.copyOf(left, left.length + right.length - 1);
    joined[left.length - 1] = Numbers.binary(ts, Slot.ADD, left[left.length - 1], right[0]);
    System.arraycopy(right, 1, joined, left.length, right.length - 1);
    Object fields = Numbers.binary(ts, Slot.ADD, interpolations, that.interpolations);
    return new PyTemplate(PyTuple.of(joined), (PyTuple) fields);
  }

  /// What pickle needs to make the template anew.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return PyTuple.of(Imports.attribute(ts, "string.templatelib", "_template_unpickle"), PyTuple.of(strings, interpolations));
  }

  /// the fixed parts
  @Getter("strings")
  Object getStrings() {
    return strings;
  }

  /// the fields
  @Getter("interpolations")
  Object getInterpolations() {
    return interpolations;
  }

  /// the values of the fields
  @Getter("values")
  Object getValues() {
    Object[] values = new Object[interpolations.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((PyInterpolation) interpolations.get(i)).getValue();
    }
    return PyTuple.of(values);
  }

  /// Makes the type generic: Template[T].
  @ClassMethod("__class_getitem__(item, /)")
  static Object classGetItem(PyType cls, Object item) {
    return new PyGenericAlias(cls, item);
  }
}
