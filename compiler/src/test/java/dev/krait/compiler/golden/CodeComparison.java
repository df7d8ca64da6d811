// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Compares a module's code object with CPython's and, shallowly, each code object in it. Nested ones are paired by
/// qualified name and first line, in order.
final class CodeComparison {
  /// A code object of CPython's with ours, null where we have none, and the names of the fields that differ.
  record Pair(CodeObject expected, CodeObject actual, List<String> differences) {
  }

  final List<Pair> pairs = new ArrayList<>();

  CodeComparison(CodeObject expected, CodeObject actual) {
    compare(expected, actual);
  }

  private void compare(CodeObject expected, CodeObject actual) {
    pairs.add(new Pair(expected, actual, differences(expected, actual)));
    List<CodeObject> ours = actual == null ? new ArrayList<>() : nested(actual);
    for (CodeObject inner : nested(expected)) {
      compare(inner, take(ours, inner));
    }
  }

  private static List<CodeObject> nested(CodeObject code) {
    var nested = new ArrayList<CodeObject>();
    for (Const value : code.consts) {
      if (value instanceof Const.Code inner) {
        nested.add(inner.value());
      }
    }
    return nested;
  }

  private static CodeObject take(List<CodeObject> candidates, CodeObject like) {
    for (int i = 0; i < candidates.size(); i++) {
      CodeObject candidate = candidates.get(i);
      if (candidate.qualName.equals(like.qualName) && candidate.firstLine == like.firstLine) {
        return candidates.remove(i);
      }
    }
    return null;
  }

  private static List<String> differences(CodeObject a, CodeObject b) {
    if (b == null) {
      return List.of("missing");
    }
    var fields = new ArrayList<String>();
    note(fields, "co_name", a.name.equals(b.name));
    note(fields, "co_qualname", a.qualName.equals(b.qualName));
    note(fields, "co_filename", a.fileName.equals(b.fileName));
    note(fields, "co_firstlineno", a.firstLine == b.firstLine);
    note(fields, "co_argcount", a.argCount == b.argCount);
    note(fields, "co_posonlyargcount", a.posOnlyArgCount == b.posOnlyArgCount);
    note(fields, "co_kwonlyargcount", a.kwOnlyArgCount == b.kwOnlyArgCount);
    note(fields, "co_flags", a.flags == b.flags);
    note(fields, "co_names", a.names.equals(b.names));
    note(fields, "localsplus", a.localsPlusNames.equals(b.localsPlusNames) && Arrays.equals(a.localsPlusKinds, b.localsPlusKinds));
    note(fields, "co_consts", ConstText.all(a.consts).equals(ConstText.all(b.consts)));
    note(fields, "co_code", Arrays.equals(a.code, b.code));
    note(fields, "co_stacksize", a.stackSize == b.stackSize);
    note(fields, "co_linetable", Arrays.equals(a.lineTable, b.lineTable));
    note(fields, "co_exceptiontable", Arrays.equals(a.exceptionTable, b.exceptionTable));
    return fields;
  }

  private static void note(List<String> fields, String name, boolean same) {
    if (!same) {
      fields.add(name);
    }
  }
}
