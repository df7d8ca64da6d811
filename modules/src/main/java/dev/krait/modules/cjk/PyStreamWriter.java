// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

/// Encodes what is written to it, for a stream of bytes.
///
/// Java: not safe to be shared by threads, as in CPython; sharing mixes the pieces up, no more.
@PyTypeDef(value = "MultibyteStreamWriter", module = "_multibytecodec", subclassable = true)
public class PyStreamWriter extends PyStreamCodec {
  public static final PyType TYPE = PyType.builtin(PyStreamWriterTable.INSTANCE);

  private PyStreamWriter(PyType type, Object stream, Pending pending) {
    super(type, stream, pending);
  }

  /// A writer to a stream.
  @New("MultibyteStreamWriter(stream, errors='strict')")
  static Object create(ThreadState ts, PyType cls, Object stream, Object errors) {
    return new PyStreamWriter(cls, stream, new Pending(PyMultibyteCodec.of(ts, cls), errors, false));
  }

  /// Encodes and writes a text.
  @Method("write(strobj, /)")
  void write(ThreadState ts, Object strobj) {
    Calls.method(ts, stream, "write", new PyBytes(pending.encode(ts, strobj, false)));
  }

  /// Encodes and writes all texts.
  @Method("writelines(lines, /)")
  void writeLines(ThreadState ts, Object lines) {
    for (Object line : Sequences.toArray(ts, lines)) {
      write(ts, line);
    }
  }

  /// Writes what has waited, and what ends the text.
  @Method("reset()")
  void reset(ThreadState ts) {
    byte[] rest = pending.encode(ts, "", true);
    pending.reset();
    if (rest.length > 0) {
      Calls.method(ts, stream, "write", new PyBytes(rest));
    }
  }
}
