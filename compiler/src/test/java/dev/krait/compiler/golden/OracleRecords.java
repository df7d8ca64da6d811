// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Marshal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// CPython's code objects, in the file that `golden-oracle.py` writes; each is unmarshalled when asked for.
final class OracleRecords {
  record Entry(String path, byte[] marshalled) {
    CodeObject code() {
      return ((Const.Code) Marshal.load(marshalled)).value();
    }
  }

  final Path root;
  final List<Entry> entries = new ArrayList<>();

  OracleRecords(Path file) throws IOException {
    ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    root = Path.of(text(data));
    while (data.hasRemaining()) {
      entries.add(new Entry(text(data), bytes(data)));
    }
  }

  private static String text(ByteBuffer data) {
    return new String(bytes(data), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.getInt()];
    data.get(bytes);
    return bytes;
  }
}
