// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;

/// Decompresses data bit by bit with bzip2.
@PyTypeDef(value = "BZ2Decompressor", module = "_bz2")
public final class PyBz2Decompressor extends PyDecompressor {
  public static final PyType TYPE = PyType.builtin(PyBz2DecompressorTable.INSTANCE);

  private final NativeCoder stream = new NativeCoder(Bz2Module.STREAM, "BZ2_bzDecompress", "BZ2_bzDecompressEnd");

  private PyBz2Decompressor() {
    super(TYPE, "End of stream already reached");
  }

  /// A decompressor for one stream.
  @New("BZ2Decompressor()")
  static Object create(PyType cls) {
    PyBz2Decompressor made = new PyBz2Decompressor();
    Bz2Module.check(made.stream.call("BZ2_bzDecompressInit", 0, 0));
    return made;
  }

  @Override
  int decode(byte[] input, long most, ByteArrayOutputStream out) {
    int result = stream.run(input, 0, 0, most, out, (r, left, room) -> r == Bz2Module.OK && (left > 0 || room == 0));
    boolean ended = Bz2Module.check(result) == Bz2Module.STREAM_END;
    return ended ? -1 - stream.left() : stream.left();
  }
}
