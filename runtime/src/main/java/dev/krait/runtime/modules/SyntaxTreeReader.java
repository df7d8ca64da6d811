// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Node;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.parse.Parser;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.CodeConstants;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;
import java.util.ArrayList;
import java.util.List;

/// Makes the compiler's tree of Python objects, which may be anything: what does not fit the grammar is refused with CPython's
/// messages. Used by one thread for one tree.
final class SyntaxTreeReader {
  private final ThreadState ts;
  private final SyntaxClasses classes;

  SyntaxTreeReader(ThreadState ts) {
    this.ts = ts;
    this.classes = SyntaxClasses.of(ts);
  }

  /// The tree of a `mod` node that fits the mode.
  Mod module(Object object, Parser.Mode mode) {
    check(object, mode);
    return (Mod) node(object, "mod");
  }

  /// Refuses what is no `mod` node that fits the mode.
  void check(Object object, Parser.Mode mode) {
    String expected = mode == Parser.Mode.EXEC ? "Module"
        : mode == Parser.Mode.EVAL ? "Expression"
            : mode == Parser.Mode.SINGLE ? "Interactive" : "FunctionType";
    if (!Types.isInstance(object, classes.byName(expected).type())) {
      throw PyErrors.typeError("expected " + expected + " node, got " + Types.nameOf(object));
    }
  }

  private Node node(Object object, String family) {
    SyntaxClasses.Entry entry = classes.ofObject(object);
    ts.enterNative();
    try {
      int[] place = null;
      SyntaxClasses.Entry declared = classes.byName(family);
      if (declared.placed()) {
        place = place(object, family);
      }
      if (entry == null || entry.tag() < 0 || !entry.name().equals(family) && !entry.base().equals(family)) {
        throw PyErrors.typeError("expected some sort of " + family + ", but got " + Objects.reprText(ts, object));
      }
      Object[] values = new Object[entry.fields().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = field(object, entry, entry.fields()[i]);
      }
      return SyntaxNodes.make(entry.tag(), values, place);
    } finally {
      ts.leaveNative();
    }
  }

  private int[] place(Object object, String family) {
    int line = number(required(object, "lineno", family));
    int column = number(required(object, "col_offset", family));
    return new int[] {line, column, optional(object, "end_lineno", line), optional(object, "end_col_offset", column)};
  }

  private Object required(Object object, String name, String owner) {
    Object value = Objects.findAttribute(ts, object, name);
    if (value == null) {
      throw missing(name, owner);
    }
    return value;
  }

  private static PyException missing(String name, String owner) {
    return PyErrors.typeError("required field \"" + name + "\" missing from " + owner);
  }

  private int optional(Object object, String name, int otherwise) {
    Object value = Objects.findAttribute(ts, object, name);
    return value == null || value == PyNone.NONE ? otherwise : number(value);
  }

  private int number(Object value) {
    if (Numbers.intOrNull(value) instanceof PyInt i && i.value == (int) i.value) {
      return (int) i.value;
    }
    throw PyErrors.valueError("invalid integer value: " + Objects.reprText(ts, value));
  }

  private Object field(Object object, SyntaxClasses.Entry entry, SyntaxClasses.Field field) {
    Object value = Objects.findAttribute(ts, object, field.name());
    if (field.many() == '*') {
      return value == null ? List.of() : list(entry, field, value);
    }
    if (field.many() == '?') {
      return value == null || value == PyNone.NONE ? null : single(field, value);
    }
    if (value == null) {
      if (field.kind().equals("expr_context")) {
        return dev.krait.compiler.ast.ExprContext.LOAD;
      }
      throw missing(field.name(), entry.name());
    }
    if (value == PyNone.NONE && !field.kind().equals("constant")) {
      throw PyErrors.valueError("field '" + field.name() + "' is required for " + entry.name());
    }
    return single(field, value);
  }

  private List<Object> list(SyntaxClasses.Entry entry, SyntaxClasses.Field field, Object value) {
    if (!(value instanceof PyList list)) {
      throw PyErrors.typeError(entry.name() + " field \"" + field.name() + "\" must be a list, not a " + Types.nameOf(value));
    }
    List<Object> items = new ArrayList<>();
    int size = list.size();
    for (int i = 0; i < size; i++) {
      Object item = list.get(i);
      items.add(item == PyNone.NONE && !field.kind().equals("constant") ? null : single(field, item));
      if (list.size() != size) {
        throw PyErrors.runtimeError(entry.name() + " field \"" + field.name() + "\" changed size during iteration");
      }
    }
    return items;
  }

  private Object single(SyntaxClasses.Field field, Object value) {
    switch (field.kind()) {
      case "identifier":
        if (!Text.isStr(value)) {
          throw PyErrors.typeError("AST identifier must be of type str");
        }
        return Text.toJava(value);
      case "string":
        if (!Text.isStr(value)) {
          throw PyErrors.typeError("AST string must be of type str");
        }
        return Text.toJava(value);
      case "int":
        return number(value);
      case "constant":
        return constant(value);
      default:
        return SyntaxEnums.isFamily(field.kind()) ? operator(field.kind(), value) : node(value, field.kind());
    }
  }

  private Object operator(String family, Object value) {
    SyntaxClasses.Entry entry = classes.ofObject(value);
    Enum<?> constant = entry == null ? null : SyntaxEnums.constantOf(family, entry.name());
    if (constant == null) {
      throw PyErrors.typeError("expected some sort of " + family + ", but got " + Objects.reprText(ts, value));
    }
    return constant;
  }

  /// The object that can not be a constant: an item of a container that could be one, or the object itself.
  private static Object culprit(Object value) {
    Object[] items = value instanceof PyTuple t ? t.items() : value instanceof PyFrozenSet s ? s.toArray() : new Object[0];
    for (Object item : items) {
      if (CodeConstants.toConst(item) == null) {
        return culprit(item);
      }
    }
    return value;
  }

  private Const constant(Object value) {
    Const constant = CodeConstants.toConst(value);
    if (constant == null) {
      throw PyErrors.typeError("got an invalid type in Constant: " + Types.nameOf(culprit(value)));
    }
    return constant;
  }
}
