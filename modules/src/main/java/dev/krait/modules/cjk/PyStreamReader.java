// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// Decodes what it reads from a stream of bytes.
///
/// Java: not safe to be shared by threads, as in CPython; sharing mixes the pieces up, no more.
@PyTypeDef(value = "MultibyteStreamReader", module = "_multibytecodec", subclassable = true)
public class PyStreamReader extends PyStreamCodec {
  public static final PyType TYPE = PyType.builtin(PyStreamReaderTable.INSTANCE);

  private PyStreamReader(PyType type, Object stream, Pending pending) {
    super(type, stream, pending);
  }

  /// A reader of a stream.
  @New("MultibyteStreamReader(stream, errors='strict')")
  static Object create(ThreadState ts, PyType cls, Object stream, Object errors) {
    return new PyStreamReader(cls, stream, new Pending(PyMultibyteCodec.of(ts, cls), errors, true));
  }

  private static int size(ThreadState ts, Object size) {
    if (size == PyNone.NONE) {
      return -1;
    }
    if (!Numbers.hasIndex(size)) {
      throw PyErrors.typeError("arg 1 must be an integer");
    }
    return Numbers.clampedIndex(ts, size);
  }

  /// Reads pieces until there is text: a byte more each time if the size that was asked for ends within a character.
  private Object read(ThreadState ts, String method, int size) {
    int wanted = size;
    while (true) {
      Object piece = wanted < 0 ? Calls.method(ts, stream, method) : Calls.method(ts, stream, method, PyInt.of(wanted));
      if (!(piece instanceof PyBytes bytes)) {
        throw PyErrors.typeError("stream function returned a non-bytes object (" + Types.nameOf(piece) + ")");
      }
      boolean end = wanted < 0 || bytes.array().length == 0;
      Object text = pending.decode(ts, bytes.array(), end);
      if (end || wanted == 0 || Text.length(text) > 0) {
        return text;
      }
      wanted = 1;
    }
  }

  /// Reads so many bytes, by default all there are, and decodes them.
  @Method("read(sizeobj=None, /)")
  Object read(ThreadState ts, Object sizeobj) {
    return read(ts, "read", size(ts, sizeobj));
  }

  /// Reads a line, of so many bytes at most, and decodes it.
  @Method("readline(sizeobj=None, /)")
  Object readLine(ThreadState ts, Object sizeobj) {
    return read(ts, "readline", size(ts, sizeobj));
  }

  /// Reads so many bytes, by default all there are, and returns them as a list of lines.
  @Method("readlines(sizehintobj=None, /)")
  Object readLines(ThreadState ts, Object sizehintobj) {
    return Calls.method(ts, read(ts, "read", size(ts, sizehintobj)), "splitlines", dev.krait.runtime.object.PyBool.TRUE);
  }

  /// Forgets what has been read of a character.
  @Method("reset()")
  void reset() {
    pending.reset();
  }
}
