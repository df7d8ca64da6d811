// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// A token as the diagnosis keeps it. Offsets are -1 for a token that stands for no text; `level` is how many brackets are
/// open behind it.
record Token(int kind, int start, int end, int line, int column, int endLine, int endColumn, int level) implements Place {
}
