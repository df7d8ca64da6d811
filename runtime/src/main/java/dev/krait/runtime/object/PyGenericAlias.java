// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// A class together with type arguments, such as `list[int]`.
///
/// Java: immutable.
@PyTypeDef(value = "GenericAlias", module = "types", subclassable = true)
public class PyGenericAlias extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyGenericAliasTable.INSTANCE);

  private final Object origin;
  private final PyTuple args;
  /// Whether it stands for its items, as `*tuple[int, str]` does.
  private final boolean starred;
  private final PyInstance attributes;
  private volatile PyTuple parameters;

  public PyGenericAlias(Object origin, Object args) {
    this(TYPE, origin, args, false);
  }

  private PyGenericAlias(PyType type, Object origin, Object args, boolean starred) {
    super(type);
    this.origin = origin;
    this.args = args instanceof PyTuple t ? t : PyTuple.of(args);
    this.starred = starred;
    attributes = type == TYPE ? null : new PyInstance(type, this);
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// An alias of a class with a tuple of arguments, or a single one.
  @New("GenericAlias(origin, args, /)")
  static Object create(PyType cls, Object origin, Object args) {
    return new PyGenericAlias(cls, origin, args, false);
  }

  /// The same alias, marked with a star.
  PyGenericAlias asStarred() {
    return new PyGenericAlias(TYPE, origin, args, true);
  }

  /// What is read from the alias itself and not from the class.
  private static boolean isOwn(Object name) {
    if (!(name instanceof String s)) {
      return false;
    }
    switch (s) {
      case "__class__", "__origin__", "__args__", "__unpacked__", "__parameters__", "__typing_unpacked_tuple_args__", "__mro_entries__",
          "__reduce_ex__", "__reduce__", "__copy__", "__deepcopy__", "__bases__":
        return true;
      default:
        return false;
    }
  }

  @Special("__getattribute__")
  Object getAttribute(ThreadState ts, Object name) {
    Object plain = Attributes.checkedName(name);
    return isOwn(plain) ? Attributes.genericGet(ts, this, plain) : Objects.getAttribute(ts, origin, plain);
  }

  /// The names of the attributes of the class and of the alias.
  @Method("__dir__()")
  Object dir(ThreadState ts) {
    PyList names = PyList.of(Sequences.toArray(ts, Calls.call0(ts, Calls.specialOrNull(ts, origin, "__dir__"))));
    String[] own = {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__", "__reduce__",
        "__unpacked__", "__typing_unpacked_tuple_args__", "__class__"};
    for (String name : own) {
      if (!Sequences.contains(ts, names, name)) {
        names.append(name);
      }
    }
    return names;
  }

  @Special("__call__")
  Object callOrigin(ThreadState ts, Object[] values, String[] keywordNames) {
    Object made = Calls.call(ts, origin, values, values.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
    try {
      Objects.setAttribute(ts, made, "__orig_class__", this);
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.ATTRIBUTE_ERROR) && !e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
        throw e;
      }
    }
    return made;
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    Object[] next = TypeParameters.substitute(ts, this, args.items(), (PyTuple) getParameters(ts), key);
    return new PyGenericAlias(TYPE, origin, PyTuple.of(next), starred);
  }

  @Special("__iter__")
  Object iterator() {
    return new PyGenericAliasIterator(this);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return PyUnion.or(ts, this, value);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return PyUnion.or(ts, value, this);
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object value) {
    if (!(value instanceof PyGenericAlias that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return PyBool.of(starred == that.starred && Objects.equal(ts, origin, that.origin) && Objects.equal(ts, args, that.args));
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    return Hashes.of(ts, origin) ^ Hashes.of(ts, args);
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    StringBuilder text = new StringBuilder(starred ? "*" : "").append(TypeParameters.text(ts, origin)).append('[');
    for (int i = 0; i < args.size(); i++) {
      text.append(i == 0 ? "" : ", ");
      if (args.get(i) instanceof PyList list) {
        text.append('[');
        Object[] items = list.toArray();
        for (int j = 0; j < items.length; j++) {
          text.append(j == 0 ? "" : ", ").append(argumentText(ts, items[j]));
        }
        text.append(']');
      } else {
        text.append(argumentText(ts, args.get(i)));
      }
    }
    return Text.fromJava(text.append(args.size() == 0 ? "()]" : "]").toString());
  }

  private static String argumentText(ThreadState ts, Object argument) {
    return argument == PyNone.TYPE ? "NoneType" : TypeParameters.text(ts, argument);
  }

  /// The class in the place of the alias, as a base.
  @Method("__mro_entries__(bases, /)")
  Object mroEntries(Object bases) {
    return PyTuple.of(origin);
  }

  /// Refuses to be asked.
  @Method("__instancecheck__(instance, /)")
  Object instanceCheck(Object instance) {
    throw PyErrors.typeError("isinstance() argument 2 cannot be a parameterized generic");
  }

  /// Refuses to be asked.
  @Method("__subclasscheck__(subclass, /)")
  Object subclassCheck(Object subclass) {
    throw PyErrors.typeError("issubclass() argument 2 cannot be a parameterized generic");
  }

  /// How pickle makes the alias again.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    if (starred) {
      Object plain = new PyGenericAlias(origin, args);
      return PyTuple.of(ts.interpreter().builtin("next"), PyTuple.of(new PyGenericAliasIterator((PyGenericAlias) plain)));
    }
    return PyTuple.of(TYPE, PyTuple.of(origin, args));
  }

  /// The class.
  @Getter("__origin__")
  Object getOrigin() {
    return origin;
  }

  /// The type arguments.
  @Getter("__args__")
  Object getArgs() {
    return args;
  }

  /// Whether it is marked with a star.
  @Getter("__unpacked__")
  boolean isUnpacked() {
    return starred;
  }

  /// The type variables in the arguments.
  @Getter("__parameters__")
  Object getParameters(ThreadState ts) {
    PyTuple known = parameters;
    if (known == null) {
      known = TypeParameters.of(ts, args.items());
      parameters = known;
    }
    return known;
  }

  /// The arguments of a tuple that is marked with a star, else None.
  @Getter("__typing_unpacked_tuple_args__")
  Object unpackedArgs() {
    return starred && origin == PyTuple.TYPE ? args : PyNone.NONE;
  }
}
