// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.TypeNames;
import dev.krait.runtime.type.Types;

/// The table of a type of named tuples such as `os.stat_result`: one row a field, then what all such types have. The first
/// `visible` fields are the items of the tuple; the others are attributes only. A field named null has no attribute. Immutable.
public final class StructTable extends BuiltinTable {
  private static final String[] METHODS = {"__new__", "__repr__", "__reduce__", "__replace__"};
  private static final String KINDS = "NPMM";
  private static final int NEW_ROW = 0, REPR_ROW = 1, REDUCE_ROW = 2, REPLACE_ROW = 3;

  private final String[] fields;
  private final int visible;
  private final String doc;

  public StructTable(String name, String module, String doc, String[] fields, int visible) {
    super(name, module, false, "G".repeat(fields.length) + KINDS, rows(fields));
    this.fields = fields;
    this.visible = visible;
    this.doc = doc;
  }

  private static String[] rows(String[] fields) {
    String[] names = java.util.Arrays.copyOf(fields, fields.length + METHODS.length);
    System.arraycopy(METHODS, 0, names, fields.length, METHODS.length);
    for (int i = 0; i < fields.length; i++) {
      names[i] = fields[i] == null ? "" : fields[i];
    }
    return names;
  }

  /// How many items the tuple has.
  public int visible() {
    return visible;
  }

  /// How many fields there are.
  public int fieldCount() {
    return fields.length;
  }

  @Override
  public String doc(int row) {
    return row < 0 ? doc : null;
  }

  @Override
  public String target(int row) {
    throw new IllegalArgumentException("the rows of a named tuple have no Java method");
  }

  @Override
  protected String signatureText(int row) {
    switch (row - fields.length) {
      case NEW_ROW:
        return name() + "(sequence, dict=<unrepresentable>)";
      case REPLACE_ROW:
        return "__replace__(**changes)";
      default:
        return name(row) + "()";
    }
  }

  @Override
  public PyDict attributes(PyType owner) {
    PyDict attributes = super.attributes(owner);
    attributes.remove(ThreadState.currentOrNull(), "");
    int unnamed = 0;
    PyDict matchable = new PyDict();
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == null) {
        unnamed++;
      } else if (i < visible) {
        matchable.put(fields[i], PyNone.NONE);
      }
    }
    Object[] names = new Object[matchable.size()];
    PyDict.Cursor cursor = matchable.cursor();
    for (int i = 0; cursor.advance(); i++) {
      names[i] = cursor.key();
    }
    attributes.put("n_sequence_fields", PyInt.of(visible));
    attributes.put("n_fields", PyInt.of(fields.length));
    attributes.put("n_unnamed_fields", PyInt.of(unnamed));
    attributes.put("__match_args__", PyTuple.of(names));
    return attributes;
  }

  @Override
  public Object call0(int row, ThreadState ts, Object self) {
    if (row < fields.length) {
      return ((PyStructSequence) self).field(row);
    }
    switch (row - fields.length) {
      case REPR_ROW:
        return repr(ts, (PyStructSequence) self);
      case REDUCE_ROW:
        return reduce((PyStructSequence) self);
      default:
        return super.call0(row, ts, self);
    }
  }

  @Override
  public Object invoke(int row, ThreadState ts, Object self, Object[] bound) {
    switch (row - fields.length) {
      case NEW_ROW:
        return create(ts, (PyType) self, bound[0], bound[1]);
      case REPLACE_ROW:
        return replace((PyStructSequence) self, (PyDict) bound[0]);
      default:
        return call0(row, ts, self);
    }
  }

  private Object create(ThreadState ts, PyType cls, Object sequence, Object extra) {
    if (extra != null && !(extra instanceof PyDict)) {
      throw PyErrors.typeError(TypeNames.full(cls) + "() takes a dict as second arg, if any");
    }
    if (Types.of(sequence).slot(dev.krait.runtime.type.Slot.ITER) == null && Types.of(sequence).slot(dev.krait.runtime.type.Slot.GETITEM) == null) {
      throw PyErrors.typeError("constructor requires a sequence");
    }
    Object[] items = Sequences.toArray(ts, sequence);
    if (items.length < visible || items.length > fields.length) {
      String bound = visible == fields.length ? "a " + visible : items.length < visible ? "an at least " + visible : "an at most " + fields.length;
      throw PyErrors.typeError(TypeNames.full(cls) + "() takes " + bound + "-sequence (" + items.length + "-sequence given)");
    }
    Object[] all = java.util.Arrays.copyOf(items, fields.length);
    int used = 0;
    for (int i = items.length; i < fields.length; i++) {
      Object given = extra == null || fields[i] == null ? null : ((PyDict) extra).get(fields[i]);
      used += given == null ? 0 : 1;
      all[i] = given == null ? PyNone.NONE : given;
    }
    if (extra != null && ((PyDict) extra).size() > used) {
      throw PyErrors.typeError(TypeNames.full(cls) + "() got duplicate or unexpected field name(s)");
    }
    return new PyStructSequence(cls, all, visible);
  }

  private Object repr(ThreadState ts, PyStructSequence self) {
    StringBuilder text = new StringBuilder(TypeNames.full(self.type)).append('(');
    for (int i = 0; i < visible; i++) {
      text.append(i == 0 ? "" : ", ").append(fields[i]).append('=').append(Objects.reprText(ts, self.field(i)));
    }
    return Text.fromJava(text.append(')').toString());
  }

  private Object reduce(PyStructSequence self) {
    PyDict rest = new PyDict();
    for (int i = visible; i < fields.length; i++) {
      if (fields[i] != null) {
        rest.put(fields[i], self.field(i));
      }
    }
    return PyTuple.of(self.type, PyTuple.of(PyTuple.of(self.toArray()), rest));
  }

  private Object replace(PyStructSequence self, PyDict changes) {
    Object[] all = new Object[fields.length];
    int used = 0;
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] == null) {
        throw PyErrors.typeError("__replace__() is not supported for " + TypeNames.full(self.type) + " because it has unnamed field(s)");
      }
      Object changed = changes == null ? null : changes.get(fields[i]);
      used += changed == null ? 0 : 1;
      all[i] = changed == null ? self.field(i) : changed;
    }
    if (changes != null && used < changes.size()) {
      PyDict unknown = new PyDict();
      PyDict.Cursor cursor = changes.cursor();
      while (cursor.advance()) {
        if (find(Text.toJava(cursor.key())) < 0) {
          unknown.put(Text.toJava(cursor.key()), PyNone.NONE);
        }
      }
      throw PyErrors.typeError("Got unexpected field name(s): " + Objects.reprText(ThreadState.current(), keys(unknown)));
    }
    return new PyStructSequence(self.type, all, visible);
  }

  private static Object keys(PyDict dict) {
    Object[] keys = new Object[dict.size()];
    PyDict.Cursor cursor = dict.cursor();
    for (int i = 0; cursor.advance(); i++) {
      keys[i] = cursor.key();
    }
    return dev.krait.runtime.object.PyList.of(keys);
  }
}
