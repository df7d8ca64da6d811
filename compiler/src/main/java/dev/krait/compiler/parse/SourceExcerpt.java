// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import java.nio.charset.StandardCharsets;

/// The source of an expression inside an f-string or t-string, as `=` and templates show it: without comments.
final class SourceExcerpt {
  private SourceExcerpt() {
  }

  static String of(byte[] buf, int from, int to) {
    String text = new String(buf, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('#') < 0 ? text : withoutComments(text);
  }

  private static String withoutComments(String text) {
    StringBuilder out = new StringBuilder(text.length());
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append(c);
        i++;
        if (i < text.length()) {
          out.append(text.charAt(i));
        }
        continue;
      }
      if (c == '#' && quote == 0) {
        while (i < text.length() && text.charAt(i) != '\n') {
          i++;
        }
        if (i < text.length()) {
          out.append('\n');
        }
        continue;
      }
      if (c == '"' || c == '\'') {
        quote = quote == 0 ? c : quote == c ? 0 : quote;
      }
      out.append(c);
    }
    return out.toString();
  }

  /// What a template keeps of the source: without the white space behind it, and without a `=` that asked to show it.
  static String expression(String source, boolean debug) {
    int end = source.length();
    while (end > 0 && (Character.isWhitespace(source.charAt(end - 1)) || debug && source.charAt(end - 1) == '=')) {
      end--;
    }
    return source.substring(0, end);
  }
}
