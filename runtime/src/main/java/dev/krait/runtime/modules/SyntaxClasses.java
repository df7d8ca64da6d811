// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyGenericAlias;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStr;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The classes of syntax trees in one interpreter, made from the grammar of trees.
///
/// Thread rule: immutable once made; [#of] makes them at the first question.
public final class SyntaxClasses {
  /// One row a class: name, base, the compiler's tag (-1 for none), then `type:field`, with `*` for lists and `?` for what may be
  /// missing.
  private static final String TABLE = """
      mod AST -1
      Module mod 0 stmt*:body type_ignore*:type_ignores
      Interactive mod 1 stmt*:body
      Expression mod 2 expr:body
      FunctionType mod 3 expr*:argtypes expr:returns
      stmt AST -1
      FunctionDef stmt 5 identifier:name arguments:args stmt*:body expr*:decorator_list expr?:returns string?:type_comment type_param*:type_params
      AsyncFunctionDef stmt 6 identifier:name arguments:args stmt*:body expr*:decorator_list expr?:returns string?:type_comment type_param*:type_params
      ClassDef stmt 7 identifier:name expr*:bases keyword*:keywords stmt*:body expr*:decorator_list type_param*:type_params
      Return stmt 8 expr?:value
      Delete stmt 9 expr*:targets
      Assign stmt 10 expr*:targets expr:value string?:type_comment
      TypeAlias stmt 11 expr:name type_param*:type_params expr:value
      AugAssign stmt 12 expr:target operator:op expr:value
      AnnAssign stmt 13 expr:target expr:annotation expr?:value int:simple
      For stmt 14 expr:target expr:iter stmt*:body stmt*:orelse string?:type_comment
      AsyncFor stmt 15 expr:target expr:iter stmt*:body stmt*:orelse string?:type_comment
      While stmt 16 expr:test stmt*:body stmt*:orelse
      If stmt 17 expr:test stmt*:body stmt*:orelse
      With stmt 18 withitem*:items stmt*:body string?:type_comment
      AsyncWith stmt 19 withitem*:items stmt*:body string?:type_comment
      Match stmt 20 expr:subject match_case*:cases
      Raise stmt 21 expr?:exc expr?:cause
      Try stmt 22 stmt*:body excepthandler*:handlers stmt*:orelse stmt*:finalbody
      TryStar stmt 23 stmt*:body excepthandler*:handlers stmt*:orelse stmt*:finalbody
      Assert stmt 24 expr:test expr?:msg
      Import stmt 25 alias*:names
      ImportFrom stmt 26 identifier?:module alias*:names int?:level
      Global stmt 27 identifier*:names
      Nonlocal stmt 28 identifier*:names
      Expr stmt 29 expr:value
      Pass stmt 30
      Break stmt 31
      Continue stmt 32
      expr AST -1
      BoolOp expr 33 boolop:op expr*:values
      NamedExpr expr 34 expr:target expr:value
      BinOp expr 35 expr:left operator:op expr:right
      UnaryOp expr 36 unaryop:op expr:operand
      Lambda expr 37 arguments:args expr:body
      IfExp expr 38 expr:test expr:body expr:orelse
      Dict expr 39 expr?*:keys expr*:values
      Set expr 40 expr*:elts
      ListComp expr 41 expr:elt comprehension*:generators
      SetComp expr 42 expr:elt comprehension*:generators
      DictComp expr 43 expr:key expr:value comprehension*:generators
      GeneratorExp expr 44 expr:elt comprehension*:generators
      Await expr 45 expr:value
      Yield expr 46 expr?:value
      YieldFrom expr 47 expr:value
      Compare expr 48 expr:left cmpop*:ops expr*:comparators
      Call expr 49 expr:func expr*:args keyword*:keywords
      FormattedValue expr 50 expr:value int:conversion expr?:format_spec
      Interpolation expr 51 expr:value constant:str int:conversion expr?:format_spec
      JoinedStr expr 52 expr*:values
      TemplateStr expr 53 expr*:values
      Constant expr 54 constant:value string?:kind
      Attribute expr 55 expr:value identifier:attr expr_context:ctx
      Subscript expr 56 expr:value expr:slice expr_context:ctx
      Starred expr 57 expr:value expr_context:ctx
      Name expr 58 identifier:id expr_context:ctx
      List expr 59 expr*:elts expr_context:ctx
      Tuple expr 60 expr*:elts expr_context:ctx
      Slice expr 61 expr?:lower expr?:upper expr?:step
      expr_context AST -1
      Load expr_context -1
      Store expr_context -1
      Del expr_context -1
      boolop AST -1
      And boolop -1
      Or boolop -1
      operator AST -1
      Add operator -1
      Sub operator -1
      Mult operator -1
      MatMult operator -1
      Div operator -1
      Mod operator -1
      Pow operator -1
      LShift operator -1
      RShift operator -1
      BitOr operator -1
      BitXor operator -1
      BitAnd operator -1
      FloorDiv operator -1
      unaryop AST -1
      Invert unaryop -1
      Not unaryop -1
      UAdd unaryop -1
      USub unaryop -1
      cmpop AST -1
      Eq cmpop -1
      NotEq cmpop -1
      Lt cmpop -1
      LtE cmpop -1
      Gt cmpop -1
      GtE cmpop -1
      Is cmpop -1
      IsNot cmpop -1
      In cmpop -1
      NotIn cmpop -1
      comprehension AST 75 expr:target expr:iter expr*:ifs int:is_async
      excepthandler AST -1
      ExceptHandler excepthandler 62 expr?:type identifier?:name stmt*:body
      arguments AST 76 arg*:posonlyargs arg*:args arg?:vararg arg*:kwonlyargs expr?*:kw_defaults arg?:kwarg expr*:defaults
      arg AST 77 identifier:arg expr?:annotation string?:type_comment
      keyword AST 78 identifier?:arg expr:value
      alias AST 79 identifier:name identifier?:asname
      withitem AST 80 expr:context_expr expr?:optional_vars
      match_case AST 81 pattern:pattern expr?:guard stmt*:body
      pattern AST -1
      MatchValue pattern 63 expr:value
      MatchSingleton pattern 64 constant:value
      MatchSequence pattern 65 pattern*:patterns
      MatchMapping pattern 66 expr*:keys pattern*:patterns identifier?:rest
      MatchClass pattern 67 expr:cls pattern*:patterns identifier*:kwd_attrs pattern*:kwd_patterns
      MatchStar pattern 68 identifier?:name
      MatchAs pattern 69 pattern?:pattern identifier?:name
      MatchOr pattern 70 pattern*:patterns
      type_ignore AST -1
      TypeIgnore type_ignore 71 int:lineno string:tag
      type_param AST -1
      TypeVar type_param 72 identifier:name expr?:bound expr?:default_value
      ParamSpec type_param 73 identifier:name expr?:default_value
      TypeVarTuple type_param 74 identifier:name expr?:default_value
      """;
  private static final PyTuple PLACE = PyTuple.of("lineno", "col_offset", "end_lineno", "end_col_offset");
  private static final String PLACED = " stmt expr excepthandler arg keyword alias pattern type_param ";
  private static final String PLACED_WITHOUT_END = " pattern type_param ";

  /// A field of a class.
  ///
  /// @param kind a builtin kind (`identifier`, `string`, `int`, `constant`) or the name of a class
  /// @param many `*` for a list (`?*` in the table: whose items may be None), `?` for an optional field, else a blank
  record Field(String name, String kind, char many) {
  }

  /// A class.
  record Entry(String name, String base, int tag, Field[] fields, boolean placed, PyType type) {
  }

  private final Map<String, Entry> byName = new LinkedHashMap<>();
  private final Map<PyType, Entry> byType = new HashMap<>();
  private final Entry[] byTag = new Entry[128];
  private final Map<String, Object> singletons = new HashMap<>();

  private SyntaxClasses(ThreadState ts) {
    for (String line : TABLE.strip().split("\n")) {
      add(ts, line.strip().split(" "));
    }
    for (Entry entry : byName.values()) {
      addFieldTypes(ts, entry);
      describeSum(ts, entry);
    }
  }

  /// Those of the thread's interpreter.
  static SyntaxClasses of(ThreadState ts) {
    SyntaxClasses known = ts.interpreter().syntaxClasses();
    if (known == null) {
      PyAst.prepare();
      known = ts.interpreter().publishSyntaxClasses(new SyntaxClasses(ts));
    }
    return known;
  }

  private void add(ThreadState ts, String[] row) {
    Field[] fields = new Field[row.length - 3];
    Object[] names = new Object[fields.length];
    PyDict dict = new PyDict();
    for (int i = 0; i < fields.length; i++) {
      int colon = row[i + 3].indexOf(':');
      String kind = row[i + 3].substring(0, colon);
      char many = kind.endsWith("*") ? '*' : kind.endsWith("?") ? '?' : ' ';
      String plain = kind.replace("*", "").replace("?", "");
      fields[i] = new Field(row[i + 3].substring(colon + 1).intern(), plain, many);
      names[i] = fields[i].name;
      if (many == '?') {
        dict.put(fields[i].name, PyNone.NONE);
      }
    }
    String name = row[0];
    boolean declaresPlace = PLACED.contains(" " + name + " ");
    boolean placed = declaresPlace || PLACED.contains(" " + row[1] + " ");
    dict.put("__module__", "ast");
    dict.put("_fields", PyTuple.of(names));
    dict.put("__match_args__", PyTuple.of(names));
    if (row[1].equals("AST")) {
      dict.put("_attributes", declaresPlace ? PLACE : PyTuple.EMPTY);
    }
    if (declaresPlace && !PLACED_WITHOUT_END.contains(" " + name + " ")) {
      dict.put("end_lineno", PyNone.NONE);
      dict.put("end_col_offset", PyNone.NONE);
    }
    dict.put("__doc__", doc(name, row));
    PyType base = row[1].equals("AST") ? PyAst.TYPE : byName.get(row[1]).type;
    PyType type = (PyType) Calls.call3(ts, PyType.TYPE, name, PyTuple.of(base), dict);
    Entry entry = new Entry(name, row[1], Integer.parseInt(row[2]), fields, placed, type);
    byName.put(name, entry);
    byType.put(type, entry);
    if (entry.tag >= 0) {
      byTag[entry.tag] = entry;
    }
    if (entry.tag < 0 && !row[1].equals("AST")) {
      singletons.put(name, Calls.call0(ts, type));
    }
  }

  private static String doc(String name, String[] row) {
    if (row.length == 3) {
      return name;
    }
    StringBuilder doc = new StringBuilder(name).append('(');
    for (int i = 3; i < row.length; i++) {
      doc.append(i > 3 ? ", " : "").append(row[i].replace(':', ' '));
    }
    return doc.append(')').toString();
  }

  /// Gives a class that stands for a choice of others the documentation that lists them.
  private void describeSum(ThreadState ts, Entry sum) {
    StringBuilder doc = new StringBuilder();
    boolean plain = true;
    for (Entry entry : byName.values()) {
      plain &= !entry.base.equals(sum.name) || entry.fields.length == 0;
    }
    String separator = plain ? " | " : "\n" + " ".repeat(sum.name.length() + 1) + "| ";
    for (Entry entry : byName.values()) {
      if (entry.base.equals(sum.name)) {
        doc.append(doc.isEmpty() ? sum.name + " = " : separator).append(entry.type.dict().get("__doc__"));
      }
    }
    if (!doc.isEmpty()) {
      sum.type.setAttribute(ts, "__doc__", doc.toString());
    }
  }

  private void addFieldTypes(ThreadState ts, Entry entry) {
    PyDict types = new PyDict();
    for (Field field : entry.fields) {
      Object type = typeOf(field.kind);
      Object shown = field.many == '*' ? new PyGenericAlias(dev.krait.runtime.object.PyList.TYPE, type)
          : field.many == '?' ? Numbers.binary(ts, Slot.OR, type, Types.of(PyNone.NONE)) : type;
      types.put(field.name, shown);
    }
    entry.type.setAttribute(ts, "_field_types", types);
    entry.type.setAttribute(ts, "__annotations__", types);
  }

  private Object typeOf(String kind) {
    switch (kind) {
      case "identifier", "string":
        return PyStr.TYPE;
      case "int":
        return PyLong.TYPE;
      case "constant":
        return PyType.OBJECT;
      default:
        return byName.get(kind.endsWith("?") ? kind.substring(0, kind.length() - 1) : kind).type;
    }
  }

  Collection<Entry> all() {
    return byName.values();
  }

  /// The class of the compiler's nodes with a tag.
  Entry byTag(int tag) {
    return byTag[tag];
  }

  Entry byName(String name) {
    return byName.get(name);
  }

  /// The entry of an object's class or of its nearest base; null if it is no node.
  Entry ofObject(Object object) {
    for (PyType t : Types.of(object).mro()) {
      Entry entry = byType.get(t);
      if (entry != null) {
        return entry;
      }
    }
    return null;
  }

  /// The one instance of a class without fields, such as `Load`.
  Object singleton(String name) {
    return singletons.get(name);
  }
}
