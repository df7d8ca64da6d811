// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.binascii;

import java.io.ByteArrayOutputStream;

/// Quoted-printable. Pure functions.
final class QuotedPrintable {
  private static final int MOST_LINE = 76;
  private static final String HEX = "0123456789ABCDEF";

  private QuotedPrintable() {
  }

  static byte[] decode(byte[] data, boolean header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length);
    int i = 0;
    while (i < data.length) {
      int c = data[i];
      if (c != '=') {
        out.write(header && c == '_' ? ' ' : c);
        i++;
        continue;
      }
      i++;
      if (i >= data.length) {
        break;
      }
      if (data[i] == '\n' || data[i] == '\r') {
        while (i < data.length && data[i] != '\n') {
          i++;
        }
        i++;
      } else if (data[i] == '=') {
        out.write('=');
        i++;
      } else if (i + 1 < data.length && digit(data[i]) >= 0 && digit(data[i + 1]) >= 0) {
        out.write(digit(data[i]) * 16 + digit(data[i + 1]));
        i += 2;
      } else {
        out.write('=');
      }
    }
    return out.toByteArray();
  }

  private static int digit(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }

  static byte[] encode(byte[] data, boolean tabs, boolean text, boolean header) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + data.length / 4);
    boolean crlf = hasCrlf(data);
    int line = 0;
    int i = 0;
    while (i < data.length) {
      int c = data[i] & 255;
      if (isEncoded(data, i, line, tabs, text, header)) {
        if (line + 3 >= MOST_LINE) {
          softBreak(out, crlf);
          line = 0;
        }
        escape(out, c);
        i++;
        line += 3;
      } else if (text && (c == '\n' || c == '\r' && i + 1 < data.length && data[i + 1] == '\n')) {
        lineEnd(out, crlf);
        line = 0;
        i += c == '\r' ? 2 : 1;
      } else {
        if (i + 1 != data.length && data[i + 1] != '\n' && line + 1 >= MOST_LINE) {
          softBreak(out, crlf);
          line = 0;
        }
        line++;
        out.write(header && c == ' ' ? '_' : c);
        i++;
      }
    }
    return out.toByteArray();
  }

  /// Whether the first line ends in CR LF, as then all lines are to end.
  private static boolean hasCrlf(byte[] data) {
    for (int i = 0; i < data.length; i++) {
      if (data[i] == '\n') {
        return i > 0 && data[i - 1] == '\r';
      }
    }
    return false;
  }

  private static boolean isEncoded(byte[] data, int i, int line, boolean tabs, boolean text, boolean header) {
    int c = data[i] & 255;
    boolean last = i + 1 == data.length;
    if (c > 126 || c == '=' || header && c == '_') {
      return true;
    }
    if (c == '.' && line == 0 && (last || data[i + 1] == '\n' || data[i + 1] == '\r' || data[i + 1] == 0)) {
      return true;
    }
    if (!text && (c == '\r' || c == '\n')) {
      return true;
    }
    if (c == ' ' || c == '\t') {
      return last || tabs || (data[i + 1] == '\n' || data[i + 1] == '\r' && i + 2 < data.length && data[i + 2] == '\n') && !header;
    }
    return c < 33 && c != '\r' && c != '\n';
  }

  private static void escape(ByteArrayOutputStream out, int c) {
    out.write('=');
    out.write(HEX.charAt(c >> 4));
    out.write(HEX.charAt(c & 15));
  }

  private static void softBreak(ByteArrayOutputStream out, boolean crlf) {
    out.write('=');
    lineEnd(out, crlf);
  }

  private static void lineEnd(ByteArrayOutputStream out, boolean crlf) {
    if (crlf) {
      out.write('\r');
    }
    out.write('\n');
  }
}
