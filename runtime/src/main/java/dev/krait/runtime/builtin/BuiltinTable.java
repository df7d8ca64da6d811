// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStaticMethod;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// The members of one builtin type or module: what Python calls them, and a `switch` that calls the Java methods. One is written
/// beside each annotated class by the annotation processor.
///
/// A member is a row, an int. Its Java method is called through [#call0] to [#call3] where that many positional arguments
/// fit its signature, else through [#call], which binds the arguments first and raises what CPython raises if they do not fit.
///
/// Invariants: immutable, apart from the memory of signatures that have been parsed, which any thread may fill twice. Receivers
/// are not checked here: whoever calls a row has checked that the receiver is an instance of the type.
public abstract class BuiltinTable {
  /// Kinds of rows.
  public static final char METHOD = 'M';
  public static final char CLASS_METHOD = 'C';
  public static final char STATIC_METHOD = 'S';
  public static final char NEW = 'N';
  public static final char SPECIAL = 'P';
  /// A computed attribute: `call0` reads it.
  public static final char READ_ONLY = 'G';
  /// A computed attribute: `call0` reads it, `call1` writes it, and deletes it when the value is null.
  public static final char WRITABLE = 'W';
  public static final char FUNCTION = 'F';
  /// A constant of a module: `call0` reads it.
  public static final char CONSTANT = 'K';

  protected static final Object[] NO_ARGUMENTS = new Object[0];

  private final String name;
  private final String module;
  private final boolean subclassable;
  /// One char a row; in lower case, the Java method takes its arguments unbound.
  private final String kinds;
  private final String[] names;
  private final Signature[] signatures;

  protected BuiltinTable(String name, String module, boolean subclassable, String kinds, String[] names) {
    this.name = name;
    this.module = module;
    this.subclassable = subclassable;
    this.kinds = kinds;
    this.names = names;
    this.signatures = new Signature[names.length];
  }

  /// The `__name__` of the type or module.
  public final String name() {
    return name;
  }

  /// The `__module__` of the type; of a module, its own name.
  public final String module() {
    return module;
  }

  public final boolean subclassable() {
    return subclassable;
  }

  public final int size() {
    return names.length;
  }

  public final String name(int row) {
    return names[row];
  }

  public final char kind(int row) {
    char kind = kinds.charAt(row);
    return kind >= 'a' ? (char) (kind - ('a' - 'A')) : kind;
  }

  /// Whether the Java method takes its arguments unbound, through [#callRaw].
  public final boolean isRaw(int row) {
    return kinds.charAt(row) >= 'a';
  }

  /// The row of that name, or -1.
  public final int find(String rowName) {
    for (int row = 0; row < names.length; row++) {
      if (names[row].equals(rowName)) {
        return row;
      }
    }
    return -1;
  }

  /// The documentation of the type or module; null if it has none.
  public final String doc() {
    return doc(-1);
  }

  /// The documentation of a row, or with -1 of the whole; null if it has none.
  public abstract String doc(int row);

  /// The Java method of a row, for the JIT: `[static ]<binary class name>.<method><descriptor>`.
  public abstract String target(int row);

  /// The signature as the source gives it.
  protected abstract String signatureText(int row);

  public final Signature signature(int row) {
    Signature signature = signatures[row];
    if (signature == null) {
      signature = new Signature(signatureText(row));
      signatures[row] = signature;
    }
    return signature;
  }

  /// The `__text_signature__` of a row; null where it says no more than that anything goes.
  public final String textSignature(int row) {
    char kind = kind(row);
    if (kind == NEW) {
      return "($type, *args, **kwargs)";
    }
    // The signature of an initialiser is shown by the type; its wrapper takes anything, as in CPython.
    if (kind == SPECIAL && (names[row].equals("__init__") || names[row].equals("__call__"))) {
      return "($self, /, *args, **kwargs)";
    }
    if (signature(row).acceptsAnything()) {
      return null;
    }
    return signature(row).text(kind == FUNCTION ? "$module" : kind == CLASS_METHOD ? "$type" : kind == STATIC_METHOD ? null : "$self");
  }

  /// The `__text_signature__` of the type: that of its constructor, else of its initialiser; null if neither says anything.
  public final String textSignature() {
    int row = find("__new__");
    if (row < 0 || signature(row).acceptsAnything()) {
      row = find("__init__");
    }
    return row < 0 || signature(row).acceptsAnything() ? null : signature(row).text(null);
  }

  /// The name of a row in messages that CPython makes with the qualified name.
  final String fullName(int row) {
    if (isInitializer(row)) {
      return name;
    }
    switch (kind(row)) {
      case NEW:
        return name;
      case FUNCTION:
        return module.equals("builtins") ? names[row] : module + "." + names[row];
      default:
        return name + "." + names[row];
    }
  }

  /// The name of a row in all other messages.
  final String shortName(int row) {
    return kind(row) == NEW || isInitializer(row) ? name : names[row];
  }

  /// Whether the row is `__init__`, whose messages name the type.
  final boolean isInitializer(int row) {
    return kind(row) == SPECIAL && names[row].equals("__init__");
  }

  /// The attributes of a builtin type made from this table.
  public PyDict attributes(PyType owner) {
    PyDict attributes = new PyDict();
    for (int row = 0; row < names.length; row++) {
      attributes.put(names[row], attribute(row, owner));
    }
    if (!module.equals("builtins")) {
      attributes.put("__module__", module);
    }
    if (find("__eq__") >= 0 && find("__hash__") < 0) {
      attributes.put("__hash__", PyNone.NONE);
    }
    return attributes;
  }

  /// The attribute of that name for another owner.
  public final Object descriptor(String rowName, PyType owner) {
    return attribute(find(rowName), owner);
  }

  private Object attribute(int row, PyType owner) {
    switch (kind(row)) {
      case METHOD:
        return new PyMethodDescr(owner, this, row);
      case CLASS_METHOD:
        return new PyClassMethodDescr(owner, this, row);
      case STATIC_METHOD:
        return new PyStaticMethod(new PyBuiltinFunction(this, row, owner, owner, null));
      case NEW:
        return new PyNewFunction(this, row, owner);
      case SPECIAL:
        return new PyWrapperDescr(owner, this, row);
      default:
        return new PyGetSetDescr(owner, this, row);
    }
  }

  /// Calls a row without arguments. `self` is the receiver: for class methods and constructors the type, for the functions of a
  /// module with state the module's instance.
  public Object call0(int row, ThreadState ts, Object self) {
    return bindAndInvoke(row, ts, self);
  }

  public Object call1(int row, ThreadState ts, Object self, Object a) {
    return bindAndInvoke(row, ts, self, a);
  }

  public Object call2(int row, ThreadState ts, Object self, Object a, Object b) {
    return bindAndInvoke(row, ts, self, a, b);
  }

  public Object call3(int row, ThreadState ts, Object self, Object a, Object b, Object c) {
    return bindAndInvoke(row, ts, self, a, b, c);
  }

  /// Calls a row with bound arguments: one element for each parameter, null for one that was left out; `*args` is an `Object[]`,
  /// `**kwargs` a [PyDict] or null.
  public Object invoke(int row, ThreadState ts, Object self, Object[] bound) {
    throw new IllegalStateException(fullName(row) + " takes no bound arguments");
  }

  /// Calls a row whose Java method takes its arguments unbound: the values of the keywords come last in `args`.
  public Object callRaw(int row, ThreadState ts, Object self, Object[] args, String[] keywordNames) {
    throw new IllegalStateException(fullName(row) + " takes bound arguments");
  }

  private Object bindAndInvoke(int row, ThreadState ts, Object self, Object... args) {
    return invoke(row, ts, self, ArgumentBinder.bind(this, row, args, 0, args.length, null));
  }

  /// Calls a row with arguments in the shape of the call protocol: from `offset` on `args` holds `positional` positional arguments,
  /// then the values of the keywords.
  public final Object call(int row, ThreadState ts, Object self, Object[] args, int offset, int positional, String[] keywordNames) {
    if (isRaw(row)) {
      return callRaw(row, ts, self, offset == 0 ? args : java.util.Arrays.copyOfRange(args, offset, args.length), keywordNames);
    }
    if (keywordNames == null || keywordNames.length == 0) {
      switch (positional) {
        case 0:
          return call0(row, ts, self);
        case 1:
          return call1(row, ts, self, args[offset]);
        case 2:
          return call2(row, ts, self, args[offset], args[offset + 1]);
        case 3:
          return call3(row, ts, self, args[offset], args[offset + 1], args[offset + 2]);
        default:
          break;
      }
    }
    return invoke(row, ts, self, ArgumentBinder.bind(this, row, args, offset, positional, keywordNames));
  }
}
