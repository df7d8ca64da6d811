// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Puts the constants of a module, a resource with a name and a number a line, into its namespace.
public final class ConstantTable {
  private ConstantTable() {
  }

  public static void fill(String resource, PyDict namespace) {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(ConstantTable.class.getResourceAsStream(resource),
        StandardCharsets.US_ASCII))) {
      for (String line; (line = reader.readLine()) != null;) {
        int tab = line.indexOf('\t');
        if (tab > 0 && line.charAt(0) != '#') {
          namespace.put(line.substring(0, tab).intern(), PyInt.of(Long.parseLong(line.substring(tab + 1))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
