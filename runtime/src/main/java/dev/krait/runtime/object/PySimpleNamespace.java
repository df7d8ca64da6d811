// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.Comparisons;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// An object with any attributes, given as a mapping or as keywords.
///
/// Java: the thread rule is that of [PyInstance].
@PyTypeDef(value = "SimpleNamespace", module = "types", subclassable = true)
public final class PySimpleNamespace extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PySimpleNamespaceTable.INSTANCE, PyType.OBJECT);

  private PySimpleNamespace(PyType type) {
    super(type);
  }

  /// A namespace with the entries of a dictionary with `str` keys as attributes.
  public PySimpleNamespace(PyDict members) {
    super(TYPE);
    update(null, members);
  }

  @New("SimpleNamespace(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    return new PySimpleNamespace(cls);
  }

  @Special("__init__(mapping_or_iterable=(), /, **kwargs)")
  void init(ThreadState ts, Object mappingOrIterable, PyDict kwargs) {
    if (mappingOrIterable != null) {
      PyDict given = mappingOrIterable instanceof PyDict d ? d : (PyDict) Calls.call1(ts, PyDict.TYPE, mappingOrIterable);
      PyDict.Cursor cursor = given.cursor();
      while (cursor.advance()) {
        if (!Text.isStr(cursor.key())) {
          throw PyErrors.typeError("keywords must be strings");
        }
      }
      update(ts, given);
    }
    if (kwargs != null) {
      update(ts, kwargs);
    }
  }

  private void update(ThreadState ts, PyDict members) {
    PyDict.Cursor cursor = members.cursor();
    while (cursor.advance()) {
      InstanceAttributes.set(ts, this, Text.valueOrNull(cursor.key()), cursor.value());
    }
  }

  private PyDict dict() {
    return InstanceAttributes.view(this);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    String name = type == TYPE ? "namespace" : type.name();
    if (!dev.krait.runtime.protocol.Reprs.enter(ts, this)) {
      return Text.fromJava(name + "(...)");
    }
    try {
      StringBuilder text = new StringBuilder(name).append('(');
      String separator = "";
      PyDict.Cursor cursor = dict().cursor();
      while (cursor.advance()) {
        if (Text.isStr(cursor.key()) && Text.length(cursor.key()) > 0) {
          text.append(separator).append(Text.toJava(cursor.key())).append('=').append(Objects.reprText(ts, cursor.value()));
          separator = ", ";
        }
      }
      return Text.fromJava(text.append(')').toString());
    } finally {
      dev.krait.runtime.protocol.Reprs.leave(ts);
    }
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    return other instanceof PySimpleNamespace that ? Objects.compare(ts, slot, dict(), that.dict()) : PyNotImplemented.NOT_IMPLEMENTED;
  }

  /// What pickle needs to make an equal object.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    return PyTuple.of(type, PyTuple.EMPTY, dict());
  }

  /// Makes a namespace with the same attributes, save those that are given anew.
  @Method("__replace__(*args, **changes)")
  Object replace(ThreadState ts, Object[] args, PyDict changes) {
    if (args.length > 0) {
      throw PyErrors.typeError("__replace__() takes no positional arguments");
    }
    Object made = Calls.call0(ts, type);
    if (!(made instanceof PySimpleNamespace copy)) {
      throw PyErrors.typeError("expect types.SimpleNamespace type, but " + Types.nameOf(type) + "() returned '" + Types.nameOf(made) + "' object");
    }
    copy.update(ts, dict());
    if (changes != null) {
      copy.update(ts, changes);
    }
    return copy;
  }

  @Getter("__dict__")
  Object getDict() {
    return dict();
  }
}
