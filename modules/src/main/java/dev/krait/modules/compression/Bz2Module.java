// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// Compression with bzip2.
///
/// Java: stateless; importing it fails where the library is missing.
@PyModuleDef(value = "_bz2", types = {PyBz2Compressor.class, PyBz2Decompressor.class})
final class Bz2Module {
  static final int OK = 0, RUN_OK = 1, FINISH_OK = 3, STREAM_END = 4;

  static final NativeCoder.Library LIBRARY = new NativeCoder.Library("libbz2.so.1.0");
  static final NativeCoder.Kind STREAM = new NativeCoder.Kind(LIBRARY, 80, 48, false);

  private Bz2Module() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    if (!LIBRARY.isThere()) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "the library libbz2.so.1.0 is not on this machine", "_bz2", null);
    }
  }

  private static PyException osError(String message) {
    return PyErrors.of(Exceptions.OS_ERROR, Text.fromJava(message));
  }

  /// The result, unless it is an error.
  static int check(int result) {
    switch (result) {
      case -1:
        throw PyErrors.runtimeError("Internal error - Invalid sequence of commands sent to libbzip2");
      case -2:
        throw PyErrors.valueError("Internal error - invalid parameters passed to libbzip2");
      case -3:
        throw PyErrors.memoryError();
      case -4, -5:
        throw osError("Invalid data stream");
      case -6:
        throw osError("Unknown I/O error");
      case -7:
        throw PyErrors.eofError("Compressed file ended before the logical end-of-stream was detected");
      case OK, RUN_OK, 2, FINISH_OK, STREAM_END:
        return result;
      default:
        throw osError("Unrecognized error from libbzip2: " + result);
    }
  }
}
