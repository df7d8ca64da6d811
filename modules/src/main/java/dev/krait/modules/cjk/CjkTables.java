// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.cjk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.InflaterInputStream;

/// All tables, read from a resource that `tools/cjk-data.py` wrote and describes, when the first encoding is asked for.
final class CjkTables {
  private static final int KINDS = 256;

  private final InputStream in;

  private CjkTables(InputStream in) {
    this.in = in;
  }

  /// Holds the tables, which are read when this class loads.
  private static final class Loaded {
    static final Map<String, CjkTable> TABLES = read();
  }

  static CjkTable of(String name) {
    return Loaded.TABLES.get(name);
  }

  private static Map<String, CjkTable> read() {
    try (InputStream packed = CjkTables.class.getResourceAsStream("tables.bin"); InputStream plain = new InflaterInputStream(packed)) {
      return new CjkTables(new ByteArrayInputStream(plain.readAllBytes())).tables();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, CjkTable> tables() throws IOException {
    Map<String, CjkTable> tables = new HashMap<>();
    for (String name; !(name = word()).isEmpty();) {
      String base = word();
      CjkTable table = new CjkTable(in.readNBytes(KINDS), tables.get(base));
      int key = 0;
      for (int step; (step = number()) != 0;) {
        key += step - 1;
        int value = number() - 1;
        if (value < 0 && name.endsWith("jisx0213")) {
          value = CjkTable.LATER;
        }
        table.decodes(key, value, value >= 0 && (value & 1) != 0 ? number() : 0);
      }
      table.invert();
      int codePoint = 0;
      for (int step; (step = number()) != 0;) {
        codePoint += step - 1;
        table.encodesAlso(codePoint, number() - 1);
      }
      tables.put(name, table);
    }
    return Map.copyOf(tables);
  }

  private String word() throws IOException {
    return new String(in.readNBytes(number()), StandardCharsets.US_ASCII);
  }

  private int number() throws IOException {
    int value = 0;
    int shift = 0;
    while (true) {
      int b = in.read();
      value |= (b & 127) << shift;
      if (b < 128) {
        return value;
      }
      shift += 7;
    }
  }
}
