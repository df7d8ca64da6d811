// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// Finds out which operator stands at a place, the longest that fits; brackets and what has one character only are its
/// tokenizer's own business. Works on its tokenizer's cursor, which stands behind the first character.
final class OperatorScanner {
  private final SourceCursor in;

  OperatorScanner(SourceCursor in) {
    this.in = in;
  }

  /// Reads the rest of the operator that begins with `c` and returns its kind.
  int scan(int c) {
    int next = in.buf[in.cur];
    switch (c) {
      case '=':
        return orEqual(next, TokenKind.EQUAL, TokenKind.EQEQUAL);
      case ':':
        return orEqual(next, TokenKind.COLON, TokenKind.COLONEQUAL);
      case '+':
        return orEqual(next, TokenKind.PLUS, TokenKind.PLUSEQUAL);
      case '%':
        return orEqual(next, TokenKind.PERCENT, TokenKind.PERCENTEQUAL);
      case '&':
        return orEqual(next, TokenKind.AMPER, TokenKind.AMPEREQUAL);
      case '|':
        return orEqual(next, TokenKind.VBAR, TokenKind.VBAREQUAL);
      case '^':
        return orEqual(next, TokenKind.CIRCUMFLEX, TokenKind.CIRCUMFLEXEQUAL);
      case '@':
        return orEqual(next, TokenKind.AT, TokenKind.ATEQUAL);
      case '!':
        return orEqual(next, TokenKind.EXCLAMATION, TokenKind.NOTEQUAL);
      default:
        return longOperator(c, next);
    }
  }

  private int longOperator(int c, int next) {
    switch (c) {
      case '-':
        return next == '>' ? skip(TokenKind.RARROW) : orEqual(next, TokenKind.MINUS, TokenKind.MINEQUAL);
      case '*':
        return next == '*' ? doubled(TokenKind.DOUBLESTAR, TokenKind.DOUBLESTAREQUAL) : orEqual(next, TokenKind.STAR, TokenKind.STAREQUAL);
      case '/':
        return next == '/' ? doubled(TokenKind.DOUBLESLASH, TokenKind.DOUBLESLASHEQUAL) : orEqual(next, TokenKind.SLASH, TokenKind.SLASHEQUAL);
      case '<':
        if (next == '>') {
          return skip(TokenKind.NOTEQUAL);
        }
        return next == '<' ? doubled(TokenKind.LEFTSHIFT, TokenKind.LEFTSHIFTEQUAL) : orEqual(next, TokenKind.LESS, TokenKind.LESSEQUAL);
      case '>':
        return next == '>' ? doubled(TokenKind.RIGHTSHIFT, TokenKind.RIGHTSHIFTEQUAL) : orEqual(next, TokenKind.GREATER, TokenKind.GREATEREQUAL);
      default:
        if (!Identifiers.isPrintable(c)) {
          throw in.nonPrintable(c);
        }
        return TokenKind.OP;
    }
  }

  private int skip(int kind) {
    in.cur++;
    return kind;
  }

  private int orEqual(int next, int plain, int withEqual) {
    return next == '=' ? skip(withEqual) : plain;
  }

  private int doubled(int plain, int withEqual) {
    in.cur++;
    return orEqual(in.buf[in.cur], plain, withEqual);
  }
}
