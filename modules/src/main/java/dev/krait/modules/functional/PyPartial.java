// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.PyMethod;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Reprs;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// A function with some of its arguments given in advance.
///
/// Java: the parts are replaced as a whole by `__setstate__`.
@PyTypeDef(value = "partial", module = "functools", subclassable = true)
public class PyPartial extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyPartialTable.INSTANCE, PyType.OBJECT);

  /// What is called, and with what. `open` counts the places among the arguments that are to be filled.
  private record Parts(Object function, PyTuple args, PyDict keywords, int open) {
  }

  private volatile Parts parts;

  private PyPartial(PyType type, Parts parts) {
    super(type);
    this.parts = parts;
  }

  /// A partial call of the function.
  @New("partial(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (args.length == 0) {
      throw PyErrors.typeError("type 'partial' takes at least one argument");
    }
    return make(ts, cls, args[0], Arrays.copyOfRange(args, 1, args.length), kwargs);
  }

  private static Object make(ThreadState ts, PyType cls, Object function, Object[] args, PyDict keywords) {
    if (!Calls.isCallable(function)) {
      throw PyErrors.typeError("the first argument must be callable");
    }
    if (args.length > 0 && args[args.length - 1] == PyPlaceholder.PLACEHOLDER) {
      throw PyErrors.typeError("trailing Placeholders are not allowed");
    }
    PyDict own = keywords == null ? new PyDict() : keywords;
    PyDict.Cursor cursor = own.cursor();
    while (cursor.advance()) {
      if (cursor.value() == PyPlaceholder.PLACEHOLDER) {
        throw PyErrors.typeError("Placeholder cannot be passed as a keyword argument");
      }
    }
    if (function instanceof PyPartial inner && inner.type.slot(Slot.CALL) == TYPE.slot(Slot.CALL) && isBare(inner)) {
      Parts p = inner.parts;
      Object[] merged = p.args.items();
      if (args.length > 0) {
        merged = filled(p.args.items(), p.open, args, true);
      }
      PyDict all = p.keywords.copy();
      all.putAll(ts, own, true);
      return new PyPartial(cls, parts(p.function, PyTuple.of(merged), all));
    }
    return new PyPartial(cls, parts(function, PyTuple.of(args), own));
  }

  private static boolean isBare(PyPartial partial) {
    return InstanceAttributes.view(partial).size() == 0;
  }

  private static Parts parts(Object function, PyTuple args, PyDict keywords) {
    int open = 0;
    for (Object arg : args.items()) {
      open += arg == PyPlaceholder.PLACEHOLDER ? 1 : 0;
    }
    return new Parts(function, args, keywords, open);
  }

  /// The stored arguments with open places filled from the front of others, which follow. Too few leave places open if that is allowed.
  private static Object[] filled(Object[] stored, int open, Object[] given, boolean mayStayOpen) {
    int used = Math.min(open, given.length);
    Object[] all = new Object[stored.length + given.length - used];
    int next = 0;
    for (int i = 0; i < stored.length; i++) {
      all[i] = stored[i] == PyPlaceholder.PLACEHOLDER && next < used ? given[next++] : stored[i];
    }
    System.arraycopy(given, used, all, stored.length, given.length - used);
    return all;
  }

  @Special("__call__")
  Object callFunction(ThreadState ts, Object[] values, String[] keywordNames) {
    return call(ts, values, values.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  @Override
  public Object call(ThreadState ts, Object[] values, int positional, String[] keywordNames) {
    if (type != TYPE && type.isHeap() && type.slot(Slot.CALL) != TYPE.slot(Slot.CALL)) {
      return super.call(ts, values, positional, keywordNames);
    }
    Parts p = parts;
    if (positional < p.open) {
      throw PyErrors.typeError("missing positional arguments in 'partial' call; expected at least " + p.open + ", got " + positional);
    }
    Object[] given = positional == values.length ? values : Arrays.copyOf(values, positional);
    Object[] args = filled(p.args.items(), p.open, given, false);
    if (p.keywords.size() == 0) {
      if (keywordNames == null || keywordNames.length == 0) {
        return Calls.call(ts, p.function, args, args.length, null);
      }
      Object[] all = Arrays.copyOf(args, args.length + keywordNames.length);
      System.arraycopy(values, positional, all, args.length, keywordNames.length);
      return Calls.call(ts, p.function, all, args.length, keywordNames);
    }
    PyDict merged = p.keywords.copy();
    for (int i = 0; keywordNames != null && i < keywordNames.length; i++) {
      merged.put(ts, Text.fromJava(keywordNames[i]), values[positional + i]);
    }
    String[] names = new String[merged.size()];
    Object[] all = Arrays.copyOf(args, args.length + names.length);
    PyDict.Cursor cursor = merged.cursor();
    for (int i = 0; i < names.length && cursor.advance(); i++) {
      if (!Text.isStr(cursor.key())) {
        throw PyErrors.typeError("keywords must be strings");
      }
      names[i] = Text.toJava(cursor.key());
      all[args.length + i] = cursor.value();
    }
    return Calls.call(ts, p.function, all, args.length, names);
  }

  /// Binds like a function.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    return instance == PyNone.NONE ? this : new PyMethod(this, instance);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    if (!Reprs.enter(ts, this)) {
      return "...";
    }
    try {
      Parts p = parts;
      String module = type == TYPE ? "functools" : Text.toJava(Objects.str(ts, Objects.getAttribute(ts, type, "__module__")));
      StringBuilder text = new StringBuilder(module).append('.').append(Text.toJava(type.qualName())).append('(');
      text.append(Objects.reprText(ts, p.function));
      for (Object arg : p.args.items()) {
        text.append(", ").append(Objects.reprText(ts, arg));
      }
      PyDict.Cursor cursor = p.keywords.cursor();
      while (cursor.advance()) {
        Object value = cursor.value();
        text.append(", ").append(Text.toJava(Objects.str(ts, cursor.key()))).append('=').append(Objects.reprText(ts, value));
      }
      return Text.fromJava(text.append(')').toString());
    } finally {
      Reprs.leave(ts);
    }
  }

  /// How pickle makes the object again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    Parts p = parts;
    PyDict own = InstanceAttributes.view(this);
    Object state = PyTuple.of(p.function, p.args, p.keywords, own.size() == 0 ? PyNone.NONE : own);
    return PyTuple.of(type, PyTuple.of(p.function), state);
  }

  /// Takes over what [#reduce] noted.
  @Method("__setstate__(object, /)")
  void setState(ThreadState ts, Object object) {
    if (!(object instanceof PyTuple state) || state.size() != 4 || !Calls.isCallable(state.get(0)) || !(state.get(1) instanceof PyTuple args)
        || state.get(2) != PyNone.NONE && !(state.get(2) instanceof PyDict)
        || state.get(3) != PyNone.NONE && !(state.get(3) instanceof PyDict)) {
      throw PyErrors.typeError("invalid partial state");
    }
    if (args.size() > 0 && args.get(args.size() - 1) == PyPlaceholder.PLACEHOLDER) {
      throw PyErrors.typeError("trailing Placeholders are not allowed");
    }
    PyDict keywords = state.get(2) instanceof PyDict d ? d.type == PyDict.TYPE ? d : d.copy() : new PyDict();
    parts = parts(state.get(0), args.type == PyTuple.TYPE ? args : PyTuple.of(args.toArray()), keywords);
    PyDict own = InstanceAttributes.view(this);
    own.clear();
    if (state.get(3) instanceof PyDict attributes) {
      own.putAll(ts, attributes, true);
    }
  }

  /// The function.
  @Getter("func")
  Object function() {
    return parts.function;
  }

  /// The positional arguments given in advance.
  @Getter("args")
  Object args() {
    return parts.args;
  }

  /// The keyword arguments given in advance.
  @Getter("keywords")
  Object keywords() {
    return parts.keywords;
  }

  /// The attributes of the object.
  @Getter("__dict__")
  Object getDict() {
    return InstanceAttributes.view(this);
  }

  /// Replaces the attributes of the object.
  @Setter("__dict__")
  void setDict(ThreadState ts, Object value) {
    if (value == null) {
      throw PyErrors.typeError("cannot delete __dict__");
    }
    if (!(value instanceof PyDict dict)) {
      throw PyErrors.typeError("__dict__ must be set to a dictionary, not a '" + Types.nameOf(value) + "'");
    }
    InstanceAttributes.toDictionary(ts, this, dict);
  }

  /// A generic alias, for annotations.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(PyType cls, Object object) {
    return new PyGenericAlias(cls, object);
  }
}
