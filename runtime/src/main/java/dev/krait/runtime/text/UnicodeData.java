// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The properties of code points that the JDK lacks, from the table `unicode.txt` that `tools/unicode-data.py` writes: those of Unicode
/// 16, and those of Unicode 3.2 that differ. Read as a whole at the first question. Immutable.
public final class UnicodeData {
  /// Sorted ranges of code points with one value each.
  private static final class Ranges {
    private final int[] starts;
    private final int[] ends;
    private final String[] values;

    Ranges(List<String> lines) {
      starts = new int[lines.size()];
      ends = new int[starts.length];
      values = new String[starts.length];
      for (int i = 0; i < starts.length; i++) {
        String line = lines.get(i);
        int dash = line.indexOf('-');
        int blank = line.indexOf(' ');
        starts[i] = Integer.parseInt(line.substring(0, dash), 16);
        ends[i] = Integer.parseInt(line.substring(dash + 1, blank), 16);
        values[i] = line.substring(blank + 1).intern();
      }
    }

    String get(int c) {
      int at = Arrays.binarySearch(starts, c);
      int range = at >= 0 ? at : -at - 2;
      return range >= 0 && c <= ends[range] ? values[range] : null;
    }
  }

  /// Loaded with the first use of the outer class's methods.
  private static final class Loaded {
    private static final UnicodeData DATA = new UnicodeData();
  }

  private final Map<String, Ranges> ranges = new HashMap<>();
  private final Map<String, Map<Integer, String>> singles = new HashMap<>();
  private final Map<String, Integer> aliases = new HashMap<>();
  private final Map<String, int[]> sequences = new HashMap<>();

  private UnicodeData() {
    for (Map.Entry<String, List<String>> section : sections().entrySet()) {
      String name = section.getKey();
      List<String> lines = section.getValue();
      if (name.equals("alias")) {
        for (String line : lines) {
          int blank = line.indexOf(' ');
          aliases.put(line.substring(blank + 1), Integer.parseInt(line.substring(0, blank), 16));
        }
      } else if (name.equals("sequence")) {
        for (String line : lines) {
          int end = line.indexOf(';');
          sequences.put(line.substring(0, end), codePoints(line.substring(end + 1)));
        }
      } else if (!lines.isEmpty() && lines.get(0).indexOf('-') > 0 && lines.get(0).indexOf('-') < lines.get(0).indexOf(' ')) {
        ranges.put(name, new Ranges(lines));
      } else {
        Map<Integer, String> map = new HashMap<>();
        for (String line : lines) {
          int blank = line.indexOf(' ');
          map.put(Integer.parseInt(line.substring(0, blank), 16), line.substring(blank + 1));
        }
        singles.put(name, map);
      }
    }
  }

  private static int[] codePoints(String text) {
    String[] parts = text.split(" ");
    int[] result = new int[parts.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = Integer.parseInt(parts[i], 16);
    }
    return result;
  }

  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new HashMap<>();
    try (InputStream in = UnicodeData.class.getResourceAsStream("unicode.txt");
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      List<String> section = null;
      for (String line; (line = reader.readLine()) != null;) {
        if (line.startsWith("[")) {
          section = new ArrayList<>();
          sections.put(line.substring(1, line.length() - 1), section);
        } else {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sections;
  }

  private static String range(String section, int c) {
    return Loaded.DATA.ranges.get(section).get(c);
  }

  private static String single(String section, int c) {
    Map<Integer, String> map = Loaded.DATA.singles.get(section);
    return map == null ? null : map.get(c);
  }

  /// The code point that an alias stands for, or -1.
  public static int alias(String name) {
    Integer found = Loaded.DATA.aliases.get(name);
    return found == null ? -1 : found;
  }

  /// The code points of a named sequence, or null; not to be changed.
  public static int[] sequence(String name) {
    return Loaded.DATA.sequences.get(name);
  }

  /// The canonical combining class.
  public static int combining(int c, boolean old) {
    String found = range(old ? "old-combining" : "combining", c);
    return found == null ? 0 : Integer.parseInt(found);
  }

  public static String eastAsianWidth(int c, boolean old) {
    String found = range(old ? "old-width" : "width", c);
    return found == null ? "N" : found;
  }

  /// The decomposition as the Unicode database writes it; empty if there is none.
  public static String decomposition(int c, boolean old) {
    if (old && oldCategory(c).equals("Cn")) {
      return "";
    }
    String found = old ? single("old-decomposition", c) : null;
    found = found == null ? single("decomposition", c) : found;
    return found == null || found.equals("-") ? "" : found;
  }

  /// The digit that a code point stands for, or -1.
  public static int digit(int c) {
    String found = single("digit", c);
    return found == null ? -1 : Integer.parseInt(found);
  }

  /// The decimal digit of Unicode 3.2, or -1.
  public static int oldDecimal(int c) {
    String found = single("old-decimal", c);
    return found == null ? -1 : Integer.parseInt(found);
  }

  /// The numeric value; NaN if there is none.
  public static double numeric(int c, boolean old) {
    String found = single(old ? "old-numeric" : "numeric", c);
    if (found == null) {
      return Double.NaN;
    }
    int slash = found.indexOf('/');
    return slash < 0 ? Double.parseDouble(found) : Double.parseDouble(found.substring(0, slash)) / Double.parseDouble(found.substring(slash + 1));
  }

  /// The general category of Unicode 3.2.
  public static String oldCategory(int c) {
    String found = range("old-category", c);
    return found == null ? "Cn" : found;
  }

  /// The bidirectional class of Unicode 3.2; empty if the code point had none.
  public static String oldBidirectional(int c) {
    String found = range("old-bidirectional", c);
    return found == null ? "" : found;
  }

  public static boolean oldMirrored(int c) {
    return range("old-mirrored", c) != null;
  }

  /// The code point to which Unicode 3.2 normalised one that was corrected later; -1 for all others.
  public static int oldNormal(int c) {
    String found = single("old-normal", c);
    return found == null ? -1 : Integer.parseInt(found, 16);
  }
}
