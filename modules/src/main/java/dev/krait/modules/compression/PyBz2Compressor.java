// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;

/// Compresses data bit by bit with bzip2.
///
/// Java: all fields are guarded by this object's monitor.
@PyTypeDef(value = "BZ2Compressor", module = "_bz2")
public final class PyBz2Compressor extends PyStreamCompressor {
  public static final PyType TYPE = PyType.builtin(PyBz2CompressorTable.INSTANCE);

  private static final int RUN = 0, FINISH = 2;

  private final NativeCoder stream = new NativeCoder(Bz2Module.STREAM, "BZ2_bzCompress", "BZ2_bzCompressEnd");

  private PyBz2Compressor() {
    super(TYPE);
  }

  /// A compressor of a level from 1 to 9.
  @New("BZ2Compressor(compresslevel=9, /)")
  static Object create(PyType cls, int compresslevel) {
    if (compresslevel < 1 || compresslevel > 9) {
      throw PyErrors.valueError("compresslevel must be between 1 and 9");
    }
    PyBz2Compressor made = new PyBz2Compressor();
    Bz2Module.check(made.stream.call("BZ2_bzCompressInit", compresslevel, 0, 0));
    return made;
  }

  @Override
  byte[] run(byte[] input, boolean finish) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int result = stream.run(input, 0, finish ? FINISH : RUN, -1, out,
        (r, left, room) -> finish ? r == Bz2Module.FINISH_OK : r == Bz2Module.RUN_OK && (left > 0 || room == 0));
    // Without input there is nothing to run: the library calls that a mistake.
    if (finish || input.length > 0) {
      Bz2Module.check(result);
    }
    return out.toByteArray();
  }
}
