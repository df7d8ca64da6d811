// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.collections;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Compact arrays of numbers or characters, all of the same kind.
@PyModuleDef(value = "array", types = {PyArray.class})
final class ArrayModule {
  @Constant("typecodes")
  static final String TYPECODES = ArrayKind.CODES;

  private ArrayModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    Objects.setAttribute(ts, module, "ArrayType", PyArray.TYPE);
    Calls.method(ts, Imports.attribute(ts, "collections.abc", "MutableSequence"), "register", PyArray.TYPE);
  }

  /// Makes an array from the memory of a machine of any kind; for pickle.
  @Function("_array_reconstructor(arraytype, typecode, mformat_code, items, /)")
  static Object reconstruct(ThreadState ts, Object arraytype, Object typecode, int mformatCode, Object items) {
    Object text = Text.valueOrNull(typecode);
    if (text == null || Text.length(text) != 1) {
      throw PyErrors.typeError("_array_reconstructor() argument 2 must be a unicode character, not "
          + (text == null ? Types.nameOf(typecode) : "a string of length " + Text.length(text)));
    }
    if (!(arraytype instanceof PyType cls)) {
      throw PyErrors.typeError("first argument must be a type object, not " + Types.nameOf(arraytype));
    }
    if (!cls.isSubtypeOf(PyArray.TYPE)) {
      throw PyErrors.typeError(cls.name() + " is not a subtype of array.array");
    }
    int code = Text.codePointAt(text, 0);
    if (ArrayKind.CODES.indexOf(code) < 0) {
      throw PyErrors.valueError("second argument must be a valid type code");
    }
    if (mformatCode < 0 || mformatCode > MachineFormat.LAST) {
      throw PyErrors.valueError("third argument must be a valid machine format code.");
    }
    if (!(items instanceof PyBytes bytes)) {
      throw PyErrors.typeError("fourth argument should be bytes, not " + Types.nameOf(items));
    }
    if (mformatCode == MachineFormat.of((char) code)) {
      return PyArray.ofBytes(cls, (char) code, bytes.array().clone());
    }
    return MachineFormat.decode(ts, cls, (char) code, mformatCode, bytes);
  }
}
