// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.WarningSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A table of sources and of what CPython says about them; `tools/parser-oracle.py` explains the columns.
final class OracleTable {
  private static final int FIXED_COLUMNS = 4;

  private OracleTable() {
  }

  /// The rows of `name` whose outcome differs, each with what came out instead.
  static List<String> differences(String name) throws IOException {
    List<String> differences = new ArrayList<>();
    for (String line : text(name).split("\n")) {
      String[] columns = line.split("\t", -1);
      String expected = line.substring(columns[0].length() + columns[1].length() + columns[2].length() + columns[3].length() + FIXED_COLUMNS);
      String actual = outcome(columns);
      if (!actual.equals(expected)) {
        String source = columns[0] + " " + columns[1] + " 3." + columns[2] + ": " + columns[3];
        differences.add(source + "\n  expected " + expected + "\n  but was  " + actual);
      }
    }
    return differences;
  }

  private static String outcome(String[] columns) {
    Parser.Mode mode = Parser.Mode.valueOf(columns[0].toUpperCase(java.util.Locale.ROOT));
    try {
      SourceText source = SourceText.ofString(unescaped(columns[3]));
      int flags = Integer.parseInt(columns[1]);
      int version = Integer.parseInt(columns[2]);
      return escaped(AstDump.of(Parser.parse(source, "<test>", mode, flags, version, WarningSink.NONE), true));
    } catch (CompileError error) {
      return describe(error);
    }
  }

  private static String describe(CompileError error) {
    String type = switch (error.kind()) {
      case SYNTAX -> "SyntaxError";
      case INDENTATION -> "IndentationError";
      case TAB -> "TabError";
      case INCOMPLETE_INPUT -> "_IncompleteInputError";
      case MEMORY -> "MemoryError";
      default -> error.kind().name();
    };
    if (!error.isSyntaxError()) {
      return type + "\t" + escaped(error.getMessage());
    }
    return String.join("\t", type, escaped(error.getMessage()), number(error.line()), number(error.column()), number(error.endLine()),
        number(error.endColumn()), error.text() == null ? "None" : escaped(error.text()));
  }

  private static String number(int value) {
    return value == CompileError.ABSENT ? "None" : String.valueOf(value);
  }

  private static String text(String name) throws IOException {
    try (InputStream in = OracleTable.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /// The inverse of Python's codec `unicode_escape`.
  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      char letter = text.charAt(++i);
      int digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
      if (digits > 0) {
        out.appendCodePoint(Integer.parseInt(text.substring(i + 1, i + 1 + digits), 16));
        i += digits;
      } else {
        out.append(letter == 'n' ? '\n' : letter == 't' ? '\t' : letter == 'r' ? '\r' : letter);
      }
    }
    return out.toString();
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c >= ' ' && c < 0x7F) {
            out.append((char) c);
          } else {
            out.append(String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
          }
        }
      }
    });
    return out.toString();
  }
}
