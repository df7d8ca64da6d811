// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.builtin.PyBuiltinFunction;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyInstance;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Writes Python values as JSON, the way that an encoder asks for.
///
/// Java: immutable. The containers being written are kept by the call, not in `markers`, which only says whether to look for cycles.
@PyTypeDef(value = "Encoder", module = "_json", subclassable = true)
public final class PyJsonEncoder extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyJsonEncoderTable.INSTANCE);

  private final PyInstance attributes;
  final Object markers;
  final Object fallback;
  final Object encoder;
  final Object indent;
  final Object keySeparator;
  final Object itemSeparator;
  final boolean sortKeys;
  final boolean skipKeys;
  final boolean allowNan;
  /// Whether strings are written by this module itself, and with ASCII only.
  final boolean ownEncoder;
  final boolean ascii;

  private PyJsonEncoder(PyType type, Object[] settings, boolean sortKeys, boolean skipKeys, boolean allowNan) {
    super(type);
    attributes = type == TYPE ? null : new PyInstance(type, this);
    markers = settings[0];
    fallback = settings[1];
    encoder = settings[2];
    indent = settings[3];
    keySeparator = Text.valueOrNull(settings[4]);
    itemSeparator = Text.valueOrNull(settings[5]);
    this.sortKeys = sortKeys;
    this.skipKeys = skipKeys;
    this.allowNan = allowNan;
    String name = encoder instanceof PyBuiltinFunction f && f.table == JsonModuleTable.INSTANCE ? f.table.name(f.row) : "";
    ascii = name.equals("encode_basestring_ascii");
    ownEncoder = ascii || name.equals("encode_basestring");
  }

  @Override
  public PyInstance attributes() {
    return attributes;
  }

  /// An encoder with these settings.
  @New("make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")
  static Object create(PyType cls, Object markers, Object defaultFunction, Object encoder, Object indent, Object keySeparator,
      Object itemSeparator, boolean sortKeys, boolean skipkeys, boolean allowNan) {
    if (!Text.isStr(keySeparator) || !Text.isStr(itemSeparator)) {
      boolean key = !Text.isStr(keySeparator);
      throw PyErrors.typeError("make_encoder() argument " + (key ? 5 : 6) + " must be str, not " + Types.nameOf(key ? keySeparator : itemSeparator));
    }
    if (markers != PyNone.NONE && !(markers instanceof PyDict)) {
      throw PyErrors.typeError("make_encoder() argument 1 must be dict or None, not " + Types.nameOf(markers));
    }
    Object[] settings = {markers, defaultFunction, encoder, indent, keySeparator, itemSeparator};
    return new PyJsonEncoder(cls, settings, sortKeys, skipkeys, allowNan);
  }

  @Special("__call__(obj, _current_indent_level)")
  Object encode(ThreadState ts, Object obj, long currentIndentLevel) {
    JsonWriting writing = new JsonWriting(ts, this);
    writing.value(obj, (int) Math.max(0, currentIndentLevel));
    return PyTuple.of(writing.text());
  }

  /// The dictionary that says that cycles are looked for, or None.
  @Getter("markers")
  Object markers() {
    return markers;
  }

  /// What other objects are passed through.
  @Getter("default")
  Object fallback() {
    return fallback;
  }

  /// What writes strings.
  @Getter("encoder")
  Object encoder() {
    return encoder;
  }

  /// What a level is indented by, or None.
  @Getter("indent")
  Object indent() {
    return indent;
  }

  /// What stands between key and value.
  @Getter("key_separator")
  Object keySeparator() {
    return keySeparator;
  }

  /// What stands between items.
  @Getter("item_separator")
  Object itemSeparator() {
    return itemSeparator;
  }

  /// Whether keys are sorted.
  @Getter("sort_keys")
  Object sortKeys() {
    return PyBool.of(sortKeys);
  }

  /// Whether keys that can not be written are left out.
  @Getter("skipkeys")
  Object skipKeys() {
    return PyBool.of(skipKeys);
  }
}
