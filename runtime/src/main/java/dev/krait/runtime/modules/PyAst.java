// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.InstanceAttributes;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;

/// The base of the classes of syntax trees.
///
/// Java: the thread rule is that of [PyInstance].
@PyTypeDef(value = "AST", module = "ast", subclassable = true)
public final class PyAst extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(PyAstTable.INSTANCE, PyType.OBJECT);
  private static final int SHOWN_DEPTH = 3;

  private PyAst(PyType type) {
    super(type);
  }

  /// Gives the type its attributes that are no methods.
  static void prepare() {
    PyDict dict = TYPE.dict();
    dict.put("_fields", PyTuple.EMPTY);
    dict.put("_attributes", PyTuple.EMPTY);
    dict.put("__match_args__", PyTuple.EMPTY);
  }

  /// A node without fields yet.
  static PyAst of(PyType type) {
    return new PyAst(type);
  }

  @New("AST(*args, **kwargs)")
  static Object create(PyType cls, Object[] args, PyDict kwargs) {
    return new PyAst(cls);
  }

  private Object[] names(ThreadState ts, String attribute) {
    Object names = Objects.findAttribute(ts, type, attribute);
    return names == null ? new Object[0] : Sequences.toArray(ts, names);
  }

  @Special("__init__")
  void init(ThreadState ts, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int positional = args.length - keywords;
    Object[] fields = names(ts, "_fields");
    if (positional > fields.length) {
      throw PyErrors.typeError(type.name() + " constructor takes at most " + fields.length + " positional argument"
          + (fields.length == 1 ? "" : "s"));
    }
    boolean[] given = new boolean[fields.length];
    for (int i = 0; i < positional; i++) {
      Objects.setAttribute(ts, this, fields[i], args[i]);
      given[i] = true;
    }
    for (int i = 0; i < keywords; i++) {
      takeKeyword(ts, fields, given, keywordNames[i]);
      Objects.setAttribute(ts, this, Text.fromJava(keywordNames[i]), args[positional + i]);
    }
    fillMissing(ts, fields, given);
  }

  private void takeKeyword(ThreadState ts, Object[] fields, boolean[] given, String name) {
    for (int f = 0; f < fields.length; f++) {
      if (Text.isStr(fields[f]) && Text.toJava(fields[f]).equals(name)) {
        if (given[f]) {
          throw PyErrors.typeError(type.name() + " got multiple values for argument '" + name + "'");
        }
        given[f] = true;
        return;
      }
    }
    for (Object attribute : names(ts, "_attributes")) {
      if (Text.toJava(attribute).equals(name)) {
        return;
      }
    }
    Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, type.name() + ".__init__ got an unexpected keyword argument '" + name
        + "'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.", 1);
  }

  private void fillMissing(ThreadState ts, Object[] fields, boolean[] given) {
    PyDict types = null;
    for (int f = 0; f < fields.length; f++) {
      if (given[f]) {
        continue;
      }
      if (types == null) {
        if (!(Objects.findAttribute(ts, type, "_field_types") instanceof PyDict known)) {
          return;
        }
        types = known;
      }
      String name = Objects.reprText(ts, fields[f]);
      Object fieldType = types.get(ts, fields[f]);
      if (fieldType == null) {
        Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, "Field " + name + " is missing from " + type.name()
            + "._field_types. This will become an error in Python 3.15.", 1);
      } else if (fieldType instanceof PyGenericAlias) {
        Objects.setAttribute(ts, this, fields[f], new PyList());
      } else if (fieldType instanceof PyType t && t.name().equals("expr_context")) {
        Objects.setAttribute(ts, this, fields[f], SyntaxClasses.of(ts).singleton("Load"));
      } else if (fieldType instanceof PyType) {
        Warnings.warn(ts, Exceptions.DEPRECATION_WARNING, type.name() + ".__init__ missing 1 required positional argument: " + name
            + ". This will become an error in Python 3.15.", 1);
      }
    }
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava(shown(ts, SHOWN_DEPTH));
  }

  private String shown(ThreadState ts, int depth) {
    Object[] fields = names(ts, "_fields");
    if (depth <= 0) {
      return type.name() + "(...)";
    }
    StringBuilder text = new StringBuilder(type.name()).append('(');
    for (int i = 0; i < fields.length; i++) {
      Object value = Objects.findAttribute(ts, this, fields[i]);
      text.append(i > 0 ? ", " : "").append(Text.toJava(fields[i])).append('=').append(value == null ? "" : shown(ts, value, depth));
    }
    return text.append(')').toString();
  }

  private static String shown(ThreadState ts, Object value, int depth) {
    if (value instanceof PyAst node) {
      return node.shown(ts, depth - 1);
    }
    if (!(value instanceof PyList list)) {
      return Objects.reprText(ts, value);
    }
    int size = list.size();
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      if (size > 2 && i == 1) {
        text.append(", ...");
        i = size - 1;
      }
      text.append(i > 0 ? ", " : "").append(shown(ts, list.get(i), depth));
    }
    return text.append(']').toString();
  }

  /// What pickle and copy need to make the node anew.
  @Method("__reduce__()")
  Object reduce(ThreadState ts) {
    PyDict dict = InstanceAttributes.view(this);
    Object[] fields = names(ts, "_fields");
    int count = 0;
    while (count < fields.length && dict.get(ts, fields[count]) != null) {
      count++;
    }
    Object[] placeholders = new Object[count];
    java.util.Arrays.fill(placeholders, PyNone.NONE);
    return PyTuple.of(type, PyTuple.of(placeholders), dict);
  }

  /// Return a copy of the node with other values for some fields.
  @Method("__replace__(*args, **fields)")
  Object replace(ThreadState ts, Object[] args, PyDict fields) {
    if (args.length > 0) {
      throw PyErrors.typeError("__replace__() takes exactly 1 positional argument (" + (args.length + 1) + " given)");
    }
    PyDict all = new PyDict();
    PyDict known = new PyDict();
    PyDict own = InstanceAttributes.view(this);
    for (String attribute : new String[] {"_fields", "_attributes"}) {
      for (Object name : names(ts, attribute)) {
        known.put(ts, name, PyNone.NONE);
        Object value = fields == null ? null : fields.get(ts, name);
        value = value == null ? own.get(ts, name) : value;
        if (value != null) {
          all.put(ts, name, value);
        }
      }
    }
    if (fields != null) {
      PyDict.Cursor cursor = fields.cursor();
      while (cursor.advance()) {
        if (known.get(ts, cursor.key()) == null) {
          throw PyErrors.typeError(type.name() + ".__replace__ got an unexpected keyword argument " + Objects.reprText(ts, cursor.key()) + ".");
        }
      }
    }
    requireAll(ts, all);
    Object[] values = new Object[all.size()];
    String[] keywords = new String[values.length];
    PyDict.Cursor cursor = all.cursor();
    for (int i = 0; cursor.advance(); i++) {
      keywords[i] = Text.toJava(cursor.key());
      values[i] = cursor.value();
    }
    return Calls.call(ts, type, values, 0, keywords.length == 0 ? null : keywords);
  }

  /// Refuses a replacement that leaves fields without a value; what has a default may be left out.
  private void requireAll(ThreadState ts, PyDict all) {
    StringBuilder missing = new StringBuilder();
    int count = 0;
    for (Object name : names(ts, "_fields")) {
      Object fieldType = Objects.findAttribute(ts, type, "_field_types") instanceof PyDict types ? types.get(ts, name) : null;
      boolean needed = fieldType instanceof PyType t && !t.name().equals("expr_context");
      if (needed && all.get(ts, name) == null) {
        missing.append(count++ > 0 ? ", " : "").append(Objects.reprText(ts, name));
      }
    }
    if (count > 0) {
      throw PyErrors.typeError(type.name() + ".__replace__ missing " + count + " keyword argument" + (count == 1 ? "" : "s") + ": " + missing + ".");
    }
  }

  @Getter("__dict__")
  Object getDict() {
    return InstanceAttributes.view(this);
  }
}
