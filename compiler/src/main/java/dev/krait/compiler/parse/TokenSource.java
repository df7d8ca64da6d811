// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.ast.TypeIgnore;
import java.util.ArrayList;
import java.util.List;

/// The tokens as the grammar wants them: keywords apart from names, `# type: ignore` comments set aside, and for
/// interactive input a newline at the end, behind which the open blocks close.
final class TokenSource {
  final Tokenizer tokenizer;
  private final boolean interactive;
  private final boolean closeBlocksAtEnd;
  private boolean started;
  private List<TypeIgnore> typeIgnores = List.of();

  TokenSource(Tokenizer tokenizer, ParseOptions options) {
    this.tokenizer = tokenizer;
    this.interactive = options.mode() == Parser.Mode.SINGLE;
    this.closeBlocksAtEnd = !options.has(Parser.DONT_IMPLY_DEDENT);
  }

  int next() {
    int kind = tokenizer.next();
    while (kind == TokenKind.TYPE_IGNORE) {
      noteTypeIgnore();
      kind = tokenizer.next();
    }
    if (kind == TokenKind.NAME) {
      started = true;
      return TokenKind.keyword(tokenizer.in.buf, tokenizer.start, tokenizer.end);
    }
    if (kind == TokenKind.ENDMARKER && interactive && started) {
      started = false;
      if (closeBlocksAtEnd) {
        tokenizer.closeBlocks();
      }
      return TokenKind.NEWLINE;
    }
    started = true;
    return kind;
  }

  private void noteTypeIgnore() {
    if (typeIgnores.isEmpty()) {
      typeIgnores = new ArrayList<>();
    }
    typeIgnores.add(new TypeIgnore.Ignore(tokenizer.startLine, tokenizer.text()));
  }

  List<TypeIgnore> typeIgnores() {
    return typeIgnores;
  }
}
