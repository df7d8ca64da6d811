// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import dev.krait.compiler.flow.Location;

/// A block that `break`, `continue` and `return` have to leave properly.
///
/// @param start the label where the block's body begins, which `continue` jumps to
/// @param exit the label behind the block, which `break` jumps to
/// @param datum what unwinding needs: the statements of a `finally`, or the name that an `except` binds
record FrameBlock(Kind kind, int start, int exit, Location location, Object datum) {
  /// What is to be undone.
  enum Kind {
    WHILE_LOOP, FOR_LOOP, TRY_EXCEPT, FINALLY_TRY, FINALLY_END, WITH, ASYNC_WITH, HANDLER_CLEANUP, POP_VALUE,
    EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR, STOP_ITERATION
  }

  boolean isLoop() {
    return kind == Kind.WHILE_LOOP || kind == Kind.FOR_LOOP;
  }
}
