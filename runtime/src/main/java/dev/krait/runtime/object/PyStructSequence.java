// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import dev.krait.runtime.builtin.StructTable;
import dev.krait.runtime.type.PyType;
import java.util.Arrays;

/// A tuple whose items have names, with further fields that are attributes only: `os.stat_result`, `sys.version_info` and so on.
/// Immutable.
public final class PyStructSequence extends PyTuple {
  private final Object[] fields;

  /// An instance with all fields; the array is then its own.
  public PyStructSequence(PyType type, Object[] fields, int visible) {
    super(type, visible == fields.length ? fields : Arrays.copyOf(fields, visible));
    this.fields = fields;
  }

  /// A type of named tuples. The first `visible` fields are items; a field that is null has an index only.
  public static PyType define(String name, String module, String doc, int visible, String... fields) {
    return PyType.builtin(new StructTable(name, module, doc, fields, visible), PyTuple.TYPE);
  }

  /// An instance of a type made by [#define].
  public static PyStructSequence of(PyType type, Object... fields) {
    return new PyStructSequence(type, fields, ((StructTable) type.table()).visible());
  }

  public Object field(int index) {
    return fields[index];
  }
}
