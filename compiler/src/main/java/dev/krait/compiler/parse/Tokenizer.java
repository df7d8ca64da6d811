// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import java.util.Arrays;

/// Cuts source text into tokens, one at each call of [#next()], whose kind and place can be asked for afterwards.
///
/// An f-string or t-string comes as a start token, middle tokens with its literal text, the tokens of its expressions, and
/// an end token; [FormattedStrings] keeps track of which of these comes next. With extra tokens, comments and the
/// newlines that end no statement are tokens too, as the `tokenize` module wants.
///
/// Invariants: `start` and `end` are byte offsets, or -1 for tokens that stand for no text (indents, dedents, the end);
/// after [TokenKind#ERRORTOKEN], `stop` says why and no more tokens come. Not thread-safe.
public final class Tokenizer {
  /// Deepest nesting of brackets and of blocks, as in CPython.
  private static final int MAX_BRACKETS = 200;
  private static final int MAX_BLOCKS = 100;
  private static final int TAB_SIZE = 8;
  /// Only behind an operator of this length is no further character asked for.
  private static final int MAX_OPERATOR = 3;

  /// Why no more tokens come: [TokenKind#ERRORTOKEN] was returned.
  enum Stop {
    END_OF_TEXT, UNKNOWN_DEDENT, TABS_AND_SPACES, TOO_DEEP, LINE_CONTINUATION, RAISED
  }

  final SourceCursor in;
  private final boolean extraTokens;
  private final boolean typeComments;
  private final NumberScanner numbers;
  private final OperatorScanner operators;
  private final FormattedStrings formatted;

  /// Place of the last token; see the class comment.
  int start;
  int end;
  int startLine;
  int startLineStart;
  /// Nesting of brackets at this point, and where each open one stands.
  int level;
  final byte[] bracket = new byte[MAX_BRACKETS];
  final int[] bracketLine = new int[MAX_BRACKETS];
  final int[] bracketColumn = new int[MAX_BRACKETS];
  /// Set with [TokenKind#ERRORTOKEN]; `error` only for [Stop#RAISED].
  Stop stop;
  CompileError error;

  /// The columns of the open blocks, tabs counted as up to 8 columns and as 1: both must agree on every comparison.
  private int[] indents = new int[MAX_BLOCKS];
  private int[] alternativeIndents = new int[MAX_BLOCKS];
  private int blocks;
  private int pendingIndents;
  private boolean atLineStart = true;
  private boolean commentAlone;
  /// Set when a string was still open at the end of the text.
  boolean unterminatedAtEnd;

  Tokenizer(SourceText source, String fileName, boolean extraTokens, boolean typeComments, TokenWarnings warnings) {
    this.in = new SourceCursor(source.bytes, source.length, fileName);
    this.extraTokens = extraTokens;
    this.typeComments = typeComments;
    this.operators = new OperatorScanner(in);
    this.numbers = new NumberScanner(in, extraTokens, warnings);
    this.formatted = new FormattedStrings(this, in, warnings);
  }

  /// A tokenizer for the `tokenize` module.
  public static Tokenizer of(SourceText source, String fileName, boolean extraTokens) {
    return new Tokenizer(source, fileName, extraTokens, false, IGNORE_WARNINGS);
  }

  static final TokenWarnings IGNORE_WARNINGS = new TokenWarnings() {
    @Override
    public boolean warn(String message, int line, int column) {
      return false;
    }
  };

  /// Finds the next token and returns its kind, one of [TokenKind] without the keywords.
  public int next() {
    if (stop != null) {
      return TokenKind.ERRORTOKEN;
    }
    try {
      return formatted.inText() ? formatted.next() : regular();
    } catch (CompileError raised) {
      error = raised;
      return stop(Stop.RAISED);
    }
  }

  /// The text of the token found last, empty when it stands for none.
  public String text() {
    return start < 0 ? "" : in.text(start, end);
  }

  /// The line of the token's first character.
  public int line() {
    return startLine;
  }

  /// The column of the token's first character in bytes, or -1 when it stands for no text.
  public int column() {
    return start < 0 ? -1 : start - startLineStart;
  }

  public int endLine() {
    return in.line;
  }

  /// The column behind the token in bytes, or -1 when it stands for no text.
  public int endColumn() {
    return end < in.lineStart ? -1 : end - in.lineStart;
  }

  /// The error behind an [TokenKind#ERRORTOKEN], when it is one of the tokenizer's own.
  public CompileError error() {
    return error;
  }

  /// Whether the last token asked for needed more text than there is: a valid text might go on behind it.
  boolean endOfText() {
    return stop == null || stop == Stop.END_OF_TEXT ? in.exhausted : unterminatedAtEnd;
  }

  /// Whether an f-string or t-string is open.
  boolean inFormatted() {
    return formatted.depth > 0;
  }

  private int stop(Stop why) {
    stop = why;
    return TokenKind.ERRORTOKEN;
  }

  private int noText(int kind) {
    start = -1;
    end = -1;
    startLine = in.line;
    startLineStart = in.lineStart;
    return kind;
  }

  /// Ends the token that began at `start` before the next character to read.
  private int token(int kind) {
    end = in.cur;
    if (end == in.length && kind != TokenKind.STRING && (kind == TokenKind.NAME || end - start < MAX_OPERATOR)) {
      in.exhausted = true;
    }
    return kind;
  }

  int regular() {
    while (true) {
      boolean blank = false;
      if (atLineStart) {
        atLineStart = false;
        int outcome = measureIndent();
        if (outcome == TokenKind.ERRORTOKEN) {
          return outcome;
        }
        blank = outcome == TokenKind.NL;
      }
      if (pendingIndents != 0) {
        boolean deeper = pendingIndents > 0;
        pendingIndents += deeper ? -1 : 1;
        return noText(deeper ? TokenKind.INDENT : TokenKind.DEDENT);
      }
      int kind = inLine(blank);
      if (kind >= 0) {
        return kind;
      }
    }
  }

  /// Reads the white space a line begins with and notes the blocks it opens or closes. Returns [TokenKind#NL] for a line
  /// without a statement, else 0 or [TokenKind#ERRORTOKEN].
  private int measureIndent() {
    int column = 0;
    int alternative = 0;
    int continued = 0;
    int c;
    while (true) {
      c = in.next();
      if (c == ' ') {
        column++;
        alternative++;
      } else if (c == '\t') {
        column = (column / TAB_SIZE + 1) * TAB_SIZE;
        alternative++;
      } else if (c == '\f') {
        column = 0;
        alternative = 0;
      } else if (c == '\\') {
        continued = continued != 0 ? continued : column;
        if (!continueLine()) {
          return TokenKind.ERRORTOKEN;
        }
      } else {
        break;
      }
    }
    in.back(c);
    if (c == '#' || c == '\n') {
      return TokenKind.NL;
    }
    if (level > 0) {
      return 0;
    }
    return continued != 0 ? indent(continued, continued) : indent(column, alternative);
  }

  private int indent(int column, int alternative) {
    if (column == indents[blocks]) {
      return alternative == alternativeIndents[blocks] ? 0 : badIndent(Stop.TABS_AND_SPACES);
    }
    if (column > indents[blocks]) {
      if (blocks + 1 >= MAX_BLOCKS) {
        return badIndent(Stop.TOO_DEEP);
      }
      if (alternative <= alternativeIndents[blocks]) {
        return badIndent(Stop.TABS_AND_SPACES);
      }
      pendingIndents++;
      blocks++;
      indents[blocks] = column;
      alternativeIndents[blocks] = alternative;
      return 0;
    }
    while (blocks > 0 && column < indents[blocks]) {
      pendingIndents--;
      blocks--;
    }
    if (column != indents[blocks]) {
      return badIndent(Stop.UNKNOWN_DEDENT);
    }
    return alternative == alternativeIndents[blocks] ? 0 : badIndent(Stop.TABS_AND_SPACES);
  }

  private int badIndent(Stop why) {
    noText(0);
    in.cur = in.lineEnd;
    return stop(why);
  }

  /// Closes all blocks, as the end of an interactive statement does.
  void closeBlocks() {
    pendingIndents = -blocks;
    blocks = 0;
  }

  /// Reads the newline behind a backslash; false when the line cannot be continued, with `stop` set.
  private boolean continueLine() {
    int c = in.next();
    if (c != '\n') {
      stop(Stop.LINE_CONTINUATION);
      return false;
    }
    c = in.next();
    if (c == SourceCursor.EOF) {
      in.cur = in.lineEnd;
      stop(Stop.END_OF_TEXT);
      return false;
    }
    in.back(c);
    return true;
  }

  /// The next token behind the white space, or -1 to go on with the next line.
  private int inLine(boolean blank) {
    while (true) {
      int c;
      do {
        c = in.next();
      } while (c == ' ' || c == '\t' || c == '\f');
      if (c == SourceCursor.EOF) {
        noText(0);
        return level > 0 ? stop(Stop.END_OF_TEXT) : TokenKind.ENDMARKER;
      }
      start = in.cur - 1;
      startLine = in.line;
      startLineStart = in.lineStart;
      if (c == '#') {
        int kind = comment(blank);
        if (kind >= 0) {
          return kind;
        }
        c = in.next();
        if (c == SourceCursor.EOF) {
          continue;
        }
      }
      if (c == '\n') {
        return newline(blank);
      }
      if (c == '\\') {
        noText(0);
        if (!continueLine()) {
          return TokenKind.ERRORTOKEN;
        }
        continue;
      }
      return visible(c);
    }
  }

  private int newline(boolean blank) {
    atLineStart = true;
    end = in.cur;
    boolean ends = !blank && level == 0 && !(commentAlone && extraTokens);
    commentAlone = false;
    if (!ends) {
      return extraTokens ? TokenKind.NL : -1;
    }
    return TokenKind.NEWLINE;
  }

  /// Skips a comment, unless it is a token of its own: then returns its kind.
  private int comment(boolean blank) {
    byte[] buf = in.buf;
    int stopAt = in.lineEnd > 0 && buf[in.lineEnd - 1] == '\n' ? in.lineEnd - 1 : in.lineEnd;
    in.cur = stopAt;
    if (extraTokens) {
      commentAlone = blank;
      return token(TokenKind.COMMENT);
    }
    return typeComments ? typeComment(blank) : -1;
  }

  private int typeComment(boolean blank) {
    byte[] buf = in.buf;
    int p = skipBlanks(start + 1);
    if (in.cur - p < 5 || buf[p] != 't' || buf[p + 1] != 'y' || buf[p + 2] != 'p' || buf[p + 3] != 'e' || buf[p + 4] != ':') {
      return -1;
    }
    p = skipBlanks(p + 5);
    int behind = p + 6;
    boolean ignore = in.cur >= behind && in.text(p, behind).equals("ignore")
        && !(in.cur > behind && (buf[behind] < 0 || isNamePart(buf[behind]) && buf[behind] != '_'));
    start = ignore ? behind : p;
    if (ignore && blank) {
      in.next();
      atLineStart = true;
    }
    return token(ignore ? TokenKind.TYPE_IGNORE : TokenKind.TYPE_COMMENT);
  }

  private int skipBlanks(int p) {
    while (p < in.cur && (in.buf[p] == ' ' || in.buf[p] == '\t')) {
      p++;
    }
    return p;
  }

  /// A token that begins with `c`, which is neither white space nor a comment.
  private int visible(int c) {
    if (CLASSES[c] == NAME_START) {
      return name(c);
    }
    if (NumberScanner.isDigit(c)) {
      numbers.scan(c, start);
      return token(TokenKind.NUMBER);
    }
    if (c == '\'' || c == '"') {
      return string(c);
    }
    if (c == '.') {
      if (NumberScanner.isDigit(in.buf[in.cur])) {
        numbers.fraction(in.next());
        return token(TokenKind.NUMBER);
      }
      if (in.buf[in.cur] == '.' && in.buf[in.cur + 1] == '.') {
        in.cur += 2;
        return token(TokenKind.ELLIPSIS);
      }
      return token(TokenKind.DOT);
    }
    return operator(c);
  }

  private int name(int first) {
    byte[] buf = in.buf;
    int p = in.cur;
    int flags = first;
    while (CLASSES[buf[p] & 0xff] != 0) {
      flags |= buf[p++];
    }
    int length = p - start;
    in.cur = p;
    if ((buf[p] == '"' || buf[p] == '\'') && length <= 5 && isStringPrefix(start, p)) {
      return prefixedString(p);
    }
    if ((flags & 0x80) != 0 && !extraTokens) {
      verifyName(p);
    }
    return token(TokenKind.NAME);
  }

  /// Whether the letters from `from` to `to` are string prefixes, each at most once.
  private boolean isStringPrefix(int from, int to) {
    int seen = 0;
    for (int i = from; i < to; i++) {
      int bit = prefixBit(in.buf[i]);
      if (bit == 0 || (seen & bit) != 0) {
        return false;
      }
      seen |= bit;
    }
    return true;
  }

  private static final int PREFIX_B = 1;
  private static final int PREFIX_R = 2;
  private static final int PREFIX_U = 4;
  private static final int PREFIX_F = 8;
  private static final int PREFIX_T = 16;

  private static int prefixBit(int c) {
    switch (c | 0x20) {
      case 'b':
        return PREFIX_B;
      case 'r':
        return PREFIX_R;
      case 'u':
        return PREFIX_U;
      case 'f':
        return PREFIX_F;
      case 't':
        return PREFIX_T;
      default:
        return 0;
    }
  }

  private int prefixedString(int quoteAt) {
    int seen = 0;
    for (int i = start; i < quoteAt; i++) {
      seen |= prefixBit(in.buf[i]);
    }
    refusePair(seen, PREFIX_U, PREFIX_B, "u", "b");
    refusePair(seen, PREFIX_U, PREFIX_R, "u", "r");
    refusePair(seen, PREFIX_U, PREFIX_F, "u", "f");
    refusePair(seen, PREFIX_U, PREFIX_T, "u", "t");
    refusePair(seen, PREFIX_B, PREFIX_F, "b", "f");
    refusePair(seen, PREFIX_B, PREFIX_T, "b", "t");
    refusePair(seen, PREFIX_F, PREFIX_T, "f", "t");
    int quote = in.next();
    if ((seen & (PREFIX_F | PREFIX_T)) != 0) {
      end = in.cur;
      return formatted.begin(quote, (seen & PREFIX_T) != 0, (seen & PREFIX_R) != 0);
    }
    return string(quote);
  }

  private void refusePair(int seen, int one, int other, String oneName, String otherName) {
    if ((seen & one) != 0 && (seen & other) != 0) {
      in.cur++;
      throw in.error("'" + oneName + "' and '" + otherName + "' prefixes are incompatible", start + 1 - in.lineStart, in.cur - in.lineStart);
    }
  }

  /// Refuses a name with a character that no name can have.
  private void verifyName(int to) {
    String text = in.text(start, to);
    for (int i = 0; i < text.length();) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (i > Character.charCount(c) ? Identifiers.isPart(c) : Identifiers.isStart(c)) {
        continue;
      }
      in.cur = start + text.substring(0, i).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
      throw Identifiers.isPrintable(c)
          ? in.error("invalid character '" + Character.toString(c) + "' (U+" + SourceCursor.hex(c) + ")")
          : in.nonPrintable(c);
    }
  }

  /// A string literal without expressions; its opening quote was read.
  private int string(int quote) {
    byte[] buf = in.buf;
    int size = 1;
    if (buf[in.cur] == quote) {
      if (buf[in.cur + 1] != quote) {
        in.cur++;
        return token(TokenKind.STRING);
      }
      in.cur += 2;
      size = 3;
    }
    boolean escapedQuote = false;
    int run = 0;
    while (run < size) {
      int c = in.next();
      if (c == SourceCursor.EOF || size == 1 && c == '\n') {
        unterminatedAtEnd = c == SourceCursor.EOF;
        throw unterminated(quote, size, escapedQuote);
      }
      if (c == quote) {
        run++;
        continue;
      }
      run = 0;
      if (c == '\\') {
        escapedQuote |= in.next() == quote;
      }
    }
    return token(TokenKind.STRING);
  }

  private CompileError unterminated(int quote, int size, boolean escapedQuote) {
    int detected = in.line;
    rewind(start, startLine, startLineStart);
    String refusal = formatted.missingBrace(quote, size);
    if (refusal != null) {
      return in.error(refusal);
    }
    if (size == 3) {
      return in.error("unterminated triple-quoted string literal (detected at line " + detected + ")");
    }
    return in.error("unterminated string literal (detected at line " + detected + ")"
        + (escapedQuote ? "; perhaps you escaped the end quote?" : ""));
  }

  /// Goes back behind the first character of a string, where the error of one that does not end is reported.
  void rewind(int at, int line, int lineStart) {
    in.cur = at + 1;
    in.line = line;
    in.lineStart = lineStart;
  }

  private int operator(int c) {
    if (formatted.depth > 0 && (c == ':' || c == '!' || c == '{' || c == '}') && formatted.punctuation(c)) {
      return token(TokenKind.COLON);
    }
    switch (c) {
      case '(':
        return open(c, TokenKind.LPAR);
      case '[':
        return open(c, TokenKind.LSQB);
      case '{':
        return open(c, TokenKind.LBRACE);
      case ')':
        return close(c, '(', TokenKind.RPAR);
      case ']':
        return close(c, '[', TokenKind.RSQB);
      case '}':
        return close(c, '{', TokenKind.RBRACE);
      case ',':
        return token(TokenKind.COMMA);
      case ';':
        return token(TokenKind.SEMI);
      case '~':
        return token(TokenKind.TILDE);
      default:
        return token(operators.scan(c));
    }
  }

  private int open(int c, int kind) {
    if (level >= MAX_BRACKETS) {
      throw in.error("too many nested parentheses");
    }
    bracket[level] = (byte) c;
    bracketLine[level] = in.line;
    bracketColumn[level] = start - in.lineStart;
    level++;
    formatted.opened();
    return token(kind);
  }

  private int close(int c, int opening, int kind) {
    formatted.refuseSingleBrace(c);
    if (level == 0 && !extraTokens) {
      throw in.error("unmatched '" + (char) c + "'");
    }
    if (level > 0) {
      level--;
      if (bracket[level] != opening) {
        formatted.refuseUnmatched(c, bracket[level]);
        throw in.error("closing parenthesis '" + (char) c + "' does not match opening parenthesis '" + (char) bracket[level] + "'"
            + (bracketLine[level] != in.line ? " on line " + bracketLine[level] : ""));
      }
    }
    formatted.closed(c);
    return token(kind);
  }

  private static final byte NAME_START = 1;
  private static final byte NAME_PART = 2;
  /// Which bytes can begin a name and which can only continue one; bytes beyond ASCII are looked at later.
  private static final byte[] CLASSES = classes();

  private static byte[] classes() {
    byte[] classes = new byte[256];
    Arrays.fill(classes, 'a', 'z' + 1, NAME_START);
    Arrays.fill(classes, 'A', 'Z' + 1, NAME_START);
    Arrays.fill(classes, 0x80, 0x100, NAME_START);
    Arrays.fill(classes, '0', '9' + 1, NAME_PART);
    classes['_'] = NAME_START;
    return classes;
  }

  static boolean isNamePart(int c) {
    return CLASSES[c & 0xff] != 0;
  }
}
