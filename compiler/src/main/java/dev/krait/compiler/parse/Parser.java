// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;

/// Turns source text into a syntax tree.
public final class Parser {
  /// What the text is parsed as; the third argument of `compile()`.
  public enum Mode {
    EXEC, EVAL, SINGLE, FUNC_TYPE
  }

  /// Flags of `compile()` that the parser looks at, with CPython's values; others are ignored.
  public static final int DONT_IMPLY_DEDENT = 0x200;
  public static final int TYPE_COMMENTS = 0x1000;
  public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
  public static final int BARRY_AS_BDFL = 0x400000;

  /// The minor version to pass when nothing is to be refused as too new.
  public static final int LATEST_FEATURES = 14;

  private Parser() {
  }

  /// The tree of `source`; a refused source raises [CompileError].
  public static Mod parse(SourceText source, String fileName, Mode mode, int flags, int featureVersion, WarningSink warnings) {
    throw new CompileError(CompileError.Kind.SYSTEM, "the parser is not there yet");
  }
}
