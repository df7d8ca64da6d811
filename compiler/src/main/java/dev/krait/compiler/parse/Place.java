// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// A stretch of source, as the diagnosis points at it: lines from 1, columns in bytes from 0, or -1 where a token stands for
/// no text.
interface Place {
  int line();

  int column();

  int endLine();

  int endColumn();
}
