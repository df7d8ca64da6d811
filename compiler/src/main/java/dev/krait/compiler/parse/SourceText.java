// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Source text ready to be scanned: valid UTF-8 in which every line ends with `\n`, whatever it ended with before.
/// Immutable, and may be shared by threads.
public final class SourceText {
  /// The text, followed by two bytes that are 0, so that a scanner can look ahead without counting.
  final byte[] bytes;
  final int length;

  private SourceText(byte[] bytes, int length) {
    this.bytes = bytes;
    this.length = length;
  }

  /// The text of a `str`, whose coding line, if any, means nothing.
  public static SourceText ofString(String text) {
    int surrogate = loneSurrogate(text);
    if (surrogate >= 0) {
      int at = text.codePointCount(0, surrogate);
      throw new CompileError(CompileError.Kind.SURROGATE, "surrogates not allowed", null, 0, at, 0, at + 1, text);
    }
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    refuseNull(utf8);
    return normalised(utf8, 0);
  }

  /// The text of a `str` given as code points.
  public static SourceText ofCodePoints(int[] codePoints) {
    for (int i = 0; i < codePoints.length; i++) {
      if (codePoints[i] >= Character.MIN_SURROGATE && codePoints[i] <= Character.MAX_SURROGATE) {
        throw new CompileError(CompileError.Kind.SURROGATE, "surrogates not allowed", null, 0, i, 0, i + 1, null);
      }
    }
    return ofString(new String(codePoints, 0, codePoints.length));
  }

  /// The text of a `bytes` object: UTF-8 unless a byte order mark or a coding line says otherwise.
  public static SourceText ofBytes(byte[] bytes, String fileName, Decoder decoder) {
    refuseNull(bytes);
    int start = EncodingDeclaration.hasMark(bytes) ? 3 : 0;
    String encoding = EncodingDeclaration.find(bytes, start);
    if (encoding == null || encoding.equals("utf-8")) {
      EncodingErrors.requireUtf8(bytes, start);
      return normalised(bytes, start);
    }
    if (start > 0) {
      throw EncodingErrors.contradiction(bytes, start, encoding, null);
    }
    return decoded(bytes, encoding, fileName, decoder);
  }

  /// The text of a file that is run as a script; the same as that of its bytes, but errors read differently.
  public static SourceText ofFile(byte[] bytes, String fileName, Decoder decoder) {
    EncodingErrors.refuseNull(bytes, fileName);
    int start = EncodingDeclaration.hasMark(bytes) ? 3 : 0;
    String encoding = EncodingDeclaration.find(bytes, start);
    if (encoding == null || encoding.equals("utf-8")) {
      EncodingErrors.requireUtf8InFile(bytes, start, encoding != null || start > 0, fileName);
      return normalised(bytes, start);
    }
    if (start > 0) {
      throw EncodingErrors.contradiction(bytes, start, encoding, fileName);
    }
    try {
      return decoded(bytes, encoding, fileName, decoder);
    } catch (CompileError undecodable) {
      throw new CompileError(CompileError.Kind.SYNTAX, "encoding problem: " + encoding);
    }
  }

  private static SourceText decoded(byte[] bytes, String encoding, String fileName, Decoder decoder) {
    if (encoding.equals("iso-8859-1")) {
      return normalised(new String(bytes, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8), 0);
    }
    if (encoding.equals("ascii") || encoding.equals("utf8")) {
      EncodingErrors.requireCodec(bytes, encoding.equals("ascii"), fileName);
      return normalised(bytes, 0);
    }
    String text = decoder.decode(encoding, bytes, 0, bytes.length);
    if (text == null) {
      throw undecodable("unknown encoding: " + encoding, fileName);
    }
    return ofString(text);
  }

  /// An error in the encoding of a text, before there are lines to point at.
  public static CompileError undecodable(String message, String fileName) {
    return new CompileError(CompileError.Kind.SYNTAX, message, fileName, 0, -1, CompileError.ABSENT, CompileError.ABSENT, null);
  }

  private static void refuseNull(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        throw new CompileError(CompileError.Kind.SYNTAX, "source code string cannot contain null bytes");
      }
    }
  }

  private static SourceText normalised(byte[] utf8, int start) {
    int i = start;
    while (i < utf8.length && utf8[i] != '\r') {
      i++;
    }
    byte[] out = new byte[utf8.length - start + 2];
    int n = i - start;
    System.arraycopy(utf8, start, out, 0, n);
    while (i < utf8.length) {
      byte b = utf8[i++];
      if (b == '\r') {
        b = '\n';
        if (i < utf8.length && utf8[i] == '\n') {
          i++;
        }
      }
      out[n++] = b;
    }
    if (n + 2 < out.length) {
      Arrays.fill(out, n, out.length, (byte) 0);
    }
    return new SourceText(out, n);
  }

  /// The text with a final newline, as a whole file is read.
  SourceText withFinalNewline() {
    if (length > 0 && bytes[length - 1] == '\n') {
      return this;
    }
    byte[] out = Arrays.copyOf(bytes, length + 3);
    out[length] = '\n';
    return new SourceText(out, length + 1);
  }

  private static int loneSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          i++;
        } else {
          return i;
        }
      }
    }
    return -1;
  }
}
