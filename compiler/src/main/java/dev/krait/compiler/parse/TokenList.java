// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.TypeIgnore;
import java.util.Arrays;
import java.util.List;

/// All tokens of a text, and the parser's place among them. Places of tokens are kept as offsets and lines; columns follow
/// from where the lines begin. Owned by one parser.
final class TokenList {
  private static final int BYTES_A_TOKEN = 4;

  final byte[] buf;
  final Names names;
  /// The token to be read next.
  int pos;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private int[] endLines;
  private int count;
  private final int[] lineStarts;
  private final List<TypeIgnore> typeIgnores;

  TokenList(TokenSource source) {
    Tokenizer tokenizer = source.tokenizer;
    buf = tokenizer.in.buf;
    names = new Names(buf);
    int capacity = tokenizer.in.length / BYTES_A_TOKEN + 16;
    kinds = new byte[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    lines = new int[capacity];
    endLines = new int[capacity];
    int kind;
    do {
      kind = source.next();
      if (kind == TokenKind.ERRORTOKEN) {
        throw SyntaxFailure.FOUND;
      }
      add(kind, tokenizer);
    } while (kind != TokenKind.ENDMARKER);
    lineStarts = tokenizer.in.lineStarts;
    typeIgnores = source.typeIgnores();
  }

  private void add(int kind, Tokenizer tokenizer) {
    if (count == kinds.length) {
      int capacity = count * 2;
      kinds = Arrays.copyOf(kinds, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      lines = Arrays.copyOf(lines, capacity);
      endLines = Arrays.copyOf(endLines, capacity);
    }
    int i = count++;
    kinds[i] = (byte) kind;
    starts[i] = tokenizer.start;
    ends[i] = tokenizer.end;
    lines[i] = tokenizer.startLine;
    endLines[i] = tokenizer.in.line;
  }

  List<TypeIgnore> typeIgnores() {
    return typeIgnores;
  }

  /// The kind of the token to be read next.
  int kind() {
    return kinds[pos];
  }

  int kind(int i) {
    return kinds[i];
  }

  /// The kind of the token `ahead` places behind the next; the end of the text goes on for ever.
  int peek(int ahead) {
    int i = pos + ahead;
    return i < count ? kinds[i] : TokenKind.ENDMARKER;
  }

  /// Reads the next token if it is of `kind`.
  boolean accept(int kind) {
    if (kinds[pos] == kind) {
      pos++;
      return true;
    }
    return false;
  }

  /// Reads the next token, which must be of `kind`; returns its index.
  int expect(int kind) {
    if (kinds[pos] != kind) {
      throw SyntaxFailure.FOUND;
    }
    return pos++;
  }

  String expectName() {
    return name(expect(TokenKind.NAME));
  }

  /// The name that token `i` is.
  String name(int i) {
    return names.of(starts[i], ends[i]);
  }

  /// Whether token `i` is a name spelled `word`, in ASCII.
  boolean isWord(int i, String word) {
    if (kinds[i] != TokenKind.NAME || ends[i] - starts[i] != word.length()) {
      return false;
    }
    for (int k = 0; k < word.length(); k++) {
      if (buf[starts[i] + k] != word.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int line(int i) {
    return lines[i];
  }

  int column(int i) {
    return starts[i] - lineStarts[lines[i]];
  }

  int endLine(int i) {
    return endLines[i];
  }

  int endColumn(int i) {
    return ends[i] - lineStarts[endLines[i]];
  }

  /// The line in which the token read last ends.
  int endLine() {
    return endLines[pos - 1];
  }

  /// The column in which the token read last ends.
  int endColumn() {
    return endColumn(pos - 1);
  }
}
