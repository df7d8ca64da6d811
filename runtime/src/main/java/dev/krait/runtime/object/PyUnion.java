// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.annotations.ClassMethod;
import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;

/// One of several types, such as `int | str`.
///
/// Java: immutable; no alternative is there twice, and none is a union.
@PyTypeDef(value = "Union", module = "typing")
public final class PyUnion extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyUnionTable.INSTANCE);

  private final PyTuple args;
  /// How many alternatives have no hash.
  private final int unhashable;
  private volatile PyTuple parameters;

  private PyUnion(Object[] args, int unhashable) {
    super(TYPE);
    this.args = PyTuple.of(args);
    this.unhashable = unhashable;
  }

  /// Collects alternatives, each once.
  private static final class Builder {
    private final ThreadState ts;
    private final List<Object> args = new ArrayList<>();
    private final PyDict seen = new PyDict();
    private final List<Object> unhashable = new ArrayList<>();

    Builder(ThreadState ts) {
      this.ts = ts;
    }

    void add(Object arg) {
      if (arg instanceof PyUnion union) {
        for (Object one : union.args.items()) {
          addOne(one);
        }
      } else if (arg == PyNone.NONE) {
        addOne(PyNone.TYPE);
      } else if (Text.isStr(arg)) {
        addOne(Calls.call1(ts, Objects.getAttribute(ts, typing(ts), "ForwardRef"), arg));
      } else {
        addOne(arg);
      }
    }

    private void addOne(Object arg) {
      long hash;
      try {
        hash = Hashes.of(ts, arg);
      } catch (PyException e) {
        if (!e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
          throw e;
        }
        addUnhashable(arg);
        return;
      }
      if (seen.store(ts, arg, DictTable.mix(hash), PyNone.NONE, false) == null) {
        args.add(arg);
      }
    }

    private void addUnhashable(Object arg) {
      for (Object known : unhashable) {
        if (Objects.equal(ts, known, arg)) {
          return;
        }
      }
      unhashable.add(arg);
      args.add(arg);
    }

    Object build() {
      if (args.isEmpty()) {
        throw PyErrors.typeError("Cannot take a Union of no types.");
      }
      return args.size() == 1 ? args.get(0) : new PyUnion(args.toArray(), unhashable.size());
    }
  }

  private static Object typing(ThreadState ts) {
    return Calls.call1(ts, ts.interpreter().builtin("__import__"), "typing");
  }

  private static boolean isUnionable(Object object) {
    return object == PyNone.NONE || object instanceof PyType || object instanceof PyGenericAlias || object instanceof PyUnion
        || dev.krait.runtime.type.Types.nameOf(object).equals("typing.TypeAliasType");
  }

  /// `lhs | rhs` of types; NotImplemented where one of them is none.
  public static Object or(ThreadState ts, Object lhs, Object rhs) {
    if (!isUnionable(lhs) || !isUnionable(rhs)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    return of(ts, lhs, rhs);
  }

  /// The union of types; a single type is itself. None and strings stand for types as in annotations.
  public static Object of(ThreadState ts, Object... args) {
    Builder builder = new Builder(ts);
    for (Object arg : args) {
      builder.add(arg);
    }
    return builder.build();
  }

  /// The union of the arguments of a subscription.
  @ClassMethod("__class_getitem__(object, /)")
  static Object classGetItem(ThreadState ts, PyType cls, Object object) {
    Object[] args = object instanceof PyTuple t ? t.items() : new Object[] {object};
    Builder builder = new Builder(ts);
    for (Object arg : args) {
      builder.add(isUnionable(arg) || Text.isStr(arg) ? arg : checked(ts, arg));
    }
    return builder.build();
  }

  private static Object checked(ThreadState ts, Object arg) {
    return Calls.call2(ts, Objects.getAttribute(ts, typing(ts), "_type_check"), arg, "Union[arg, ...]: each arg must be a type.");
  }

  private Object joined(ThreadState ts, Object other, boolean first) {
    Object one = other;
    if (!isUnionable(other) && !Text.isStr(other)) {
      try {
        one = checked(ts, other);
      } catch (PyException e) {
        if (!e.value.type.isSubtypeOf(Exceptions.TYPE_ERROR)) {
          throw e;
        }
        return PyNotImplemented.NOT_IMPLEMENTED;
      }
    }
    return first ? of(ts, one, this) : of(ts, this, one);
  }

  @Special("__or__")
  Object or(ThreadState ts, Object value) {
    return joined(ts, value, false);
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object value) {
    return joined(ts, value, true);
  }

  @Special("__eq__")
  Object equal(ThreadState ts, Object value) {
    if (!(value instanceof PyUnion that)) {
      return PyNotImplemented.NOT_IMPLEMENTED;
    }
    if (args.size() != that.args.size() || unhashable != that.unhashable) {
      return PyBool.FALSE;
    }
    for (Object arg : args.items()) {
      boolean found = false;
      for (int i = 0; i < that.args.size() && !found; i++) {
        found = Objects.identicalOrEqual(ts, arg, that.args.get(i));
      }
      if (!found) {
        return PyBool.FALSE;
      }
    }
    return PyBool.TRUE;
  }

  @Special("__hash__")
  long hash(ThreadState ts) {
    if (unhashable > 0) {
      for (Object arg : args.items()) {
        Hashes.of(ts, arg);
      }
      throw PyErrors.typeError("union contains " + unhashable + " unhashable element" + (unhashable == 1 ? "" : "s"));
    }
    return Hashes.of(ts, PyFrozenSet.of(ts, args));
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    StringBuilder text = new StringBuilder();
    for (Object arg : args.items()) {
      text.append(text.length() == 0 ? "" : " | ").append(TypeParameters.text(ts, arg));
    }
    return Text.fromJava(text.toString());
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    return of(ts, TypeParameters.substitute(ts, this, args.items(), (PyTuple) getParameters(ts), key));
  }

  /// Whether the object is an instance of one of the types.
  @Method("__instancecheck__(instance, /)")
  boolean instanceCheck(ThreadState ts, Object instance) {
    for (Object arg : args.items()) {
      if (Objects.isInstance(ts, instance, arg)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the class is derived from one of the types.
  @Method("__subclasscheck__(subclass, /)")
  boolean subclassCheck(ThreadState ts, Object subclass) {
    if (!(subclass instanceof PyType)) {
      throw PyErrors.typeError("issubclass() arg 1 must be a class");
    }
    for (Object arg : args.items()) {
      if (Objects.isSubclass(ts, subclass, arg)) {
        return true;
      }
    }
    return false;
  }

  /// Refuses to be a base.
  @Method("__mro_entries__(bases, /)")
  Object mroEntries(ThreadState ts, Object bases) {
    throw PyErrors.typeError("Cannot subclass " + Objects.reprText(ts, this));
  }

  /// The types.
  @Getter("__args__")
  Object getArgs() {
    return args;
  }

  /// The type of unions.
  @Getter("__origin__")
  Object getOrigin() {
    return TYPE;
  }

  /// The name of the type of unions.
  @Getter("__name__")
  String getName() {
    return "Union";
  }

  /// The name of the type of unions.
  @Getter("__qualname__")
  String getQualName() {
    return "Union";
  }

  /// The type variables in the types.
  @Getter("__parameters__")
  Object getParameters(ThreadState ts) {
    PyTuple known = parameters;
    if (known == null) {
      known = TypeParameters.of(ts, args.items());
      parameters = known;
    }
    return known;
  }
}
