// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.flow.Location;
import java.util.List;

/// Code for loops, conditions and the statements that leave blocks. Belongs to its [CodeGenerator].
final class ControlFlow {
  private final CodeGenerator gen;

  ControlFlow(CodeGenerator gen) {
    this.gen = gen;
  }

  void choice(Stmt.If stmt) {
    int end = gen.newLabel();
    boolean hasElse = !stmt.orElse().isEmpty();
    int next = hasElse ? gen.newLabel() : end;
    gen.expressions.jumpIf(CodeGenerator.locationOf(stmt), stmt.test(), next, false);
    gen.statements.visitAll(stmt.body());
    if (hasElse) {
      gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
      gen.useLabel(next);
      gen.statements.visitAll(stmt.orElse());
    }
    gen.useLabel(end);
  }

  void whileLoop(Stmt.While stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    int loop = gen.newLabel(), end = gen.newLabel(), anchor = gen.newLabel();
    gen.useLabel(loop);
    gen.push(FrameBlock.Kind.WHILE_LOOP, loop, end, at, null);
    gen.expressions.jumpIf(at, stmt.test(), anchor, false);
    gen.statements.visitAll(stmt.body());
    gen.jump(JUMP, loop, Location.NONE);
    gen.pop();
    gen.useLabel(anchor);
    gen.statements.visitAll(stmt.orElse());
    gen.useLabel(end);
  }

  void forLoop(Stmt.For stmt) {
    Location at = CodeGenerator.locationOf(stmt.iter());
    int start = gen.newLabel(), cleanup = gen.newLabel(), end = gen.newLabel();
    gen.push(FrameBlock.Kind.FOR_LOOP, start, end, at, null);
    gen.expressions.visit(stmt.iter());
    gen.emit(GET_ITER, at);
    gen.useLabel(start);
    gen.jump(FOR_ITER, cleanup, at);
    // Keeps the line of the target visible to tracing; dropped later where it is redundant.
    gen.emit(NOP, CodeGenerator.locationOf(stmt.target()));
    gen.expressions.visit(stmt.target());
    gen.statements.visitAll(stmt.body());
    gen.jump(JUMP, start, Location.NONE);
    gen.useLabel(cleanup);
    gen.emit(END_FOR, Location.NONE);
    gen.emit(POP_ITER, Location.NONE);
    gen.pop();
    gen.statements.visitAll(stmt.orElse());
    gen.useLabel(end);
  }

  void asyncForLoop(Stmt.AsyncFor stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    Location iter = CodeGenerator.locationOf(stmt.iter());
    int start = gen.newLabel(), send = gen.newLabel(), except = gen.newLabel(), end = gen.newLabel();
    gen.expressions.visit(stmt.iter());
    gen.emit(GET_AITER, iter);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.FOR_LOOP, start, end, at, null);
    gen.jump(SETUP_FINALLY, except, at);
    gen.emit(GET_ANEXT, at);
    gen.loadConst(Constants.NONE, at);
    gen.useLabel(send);
    gen.yieldFrom(at, true);
    gen.emit(POP_BLOCK, at);
    gen.emit(NOT_TAKEN, at);
    gen.expressions.visit(stmt.target());
    gen.statements.visitAll(stmt.body());
    gen.jump(JUMP, start, Location.NONE);
    gen.pop();
    gen.useLabel(except);
    gen.jump(END_ASYNC_FOR, send, iter);
    gen.statements.visitAll(stmt.orElse());
    gen.useLabel(end);
  }

  void returnValue(Stmt.Return stmt) {
    Expr value = stmt.value();
    if (!gen.unit.scope.type().isFunctionLike()) {
      throw gen.error("'return' outside function", stmt);
    }
    if (value != null && gen.unit.scope.isCoroutine() && gen.unit.scope.isGenerator()) {
      throw gen.error("'return' with value in async generator", stmt);
    }
    boolean preserve = value != null && value.tag() != Tag.CONSTANT;
    Location at = CodeGenerator.locationOf(stmt);
    if (preserve) {
      gen.expressions.visit(value);
    } else if (value != null) {
      at = CodeGenerator.locationOf(value);
      gen.emit(NOP, at);
    }
    if (value == null || value.line() != stmt.line()) {
      at = CodeGenerator.locationOf(stmt);
      gen.emit(NOP, at);
    }
    at = unwindAll(at, preserve, false);
    if (value == null) {
      gen.loadConst(Constants.NONE, at);
    } else if (!preserve) {
      gen.loadConst(((Expr.Constant) value).value(), at);
    }
    gen.emit(RETURN_VALUE, at);
  }

  void breakLoop(Stmt.Break stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    gen.emit(NOP, at);
    int depth = gen.unit.blocks.size();
    at = unwindToLoop(at, stmt, "'break' outside loop");
    FrameBlock loop = loopFound;
    at = unwind(loop, at, false);
    gen.jump(JUMP, loop.exit(), at);
    assert gen.unit.blocks.size() == depth;
  }

  void continueLoop(Stmt.Continue stmt) {
    Location at = CodeGenerator.locationOf(stmt);
    gen.emit(NOP, at);
    at = unwindToLoop(at, stmt, "'continue' not properly in loop");
    gen.jump(JUMP, loopFound.start(), at);
  }

  /// The loop at which the last [#unwindAll] stopped, or null.
  private FrameBlock loopFound;

  private Location unwindToLoop(Location at, Stmt stmt, String message) {
    Location after = unwindAll(at, false, true);
    if (loopFound == null) {
      throw gen.error(message, stmt);
    }
    return after;
  }

  /// Writes what leaves the blocks around the current place, up to the innermost loop where `toLoop`; the blocks are as
  /// before afterwards. Returns the location that the code after it has.
  private Location unwindAll(Location at, boolean preserve, boolean toLoop) {
    List<FrameBlock> blocks = gen.unit.blocks;
    if (blocks.isEmpty()) {
      loopFound = null;
      return at;
    }
    FrameBlock top = blocks.get(blocks.size() - 1);
    if (top.kind() == FrameBlock.Kind.EXCEPTION_GROUP_HANDLER) {
      throw gen.error("'break', 'continue' and 'return' cannot appear in an except* block", at);
    }
    if (toLoop && top.isLoop()) {
      loopFound = top;
      return at;
    }
    blocks.remove(blocks.size() - 1);
    // The second copy of a finally body warns of nothing, but what is left through it is outside.
    int loud = top.kind() == FrameBlock.Kind.FINALLY_END ? 1 : 0;
    gen.silenced -= loud;
    Location after = unwindAll(unwind(top, at, preserve), preserve, toLoop);
    gen.silenced += loud;
    blocks.add(top);
    return after;
  }

  /// Writes what leaves one block, keeping the value on top where `preserve`.
  private Location unwind(FrameBlock block, Location at, boolean preserve) {
    switch (block.kind()) {
      case WHILE_LOOP, EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR, STOP_ITERATION -> {
      }
      case FOR_LOOP, POP_VALUE -> {
        keepTop(preserve, at);
        gen.emit(POP_TOP, at);
      }
      case TRY_EXCEPT -> gen.emit(POP_BLOCK, at);
      case FINALLY_TRY -> {
        gen.emit(POP_BLOCK, at);
        unwindFinally(block, preserve);
        return Location.NONE;
      }
      case FINALLY_END -> {
        keepTop(preserve, at);
        gen.emit(POP_TOP, at);
        keepTop(preserve, at);
        gen.emit(POP_BLOCK, at);
        gen.emit(POP_EXCEPT, at);
      }
      case WITH, ASYNC_WITH -> {
        unwindWith(block, preserve);
        return Location.NONE;
      }
      case HANDLER_CLEANUP -> unwindHandler((String) block.datum(), at, preserve);
    }
    return at;
  }

  private void keepTop(boolean preserve, Location at) {
    if (preserve) {
      gen.emit(SWAP, 2, at);
    }
  }

  @SuppressWarnings("unchecked")
  private void unwindFinally(FrameBlock block, boolean preserve) {
    if (preserve) {
      gen.push(FrameBlock.Kind.POP_VALUE, -1, Location.NONE);
    }
    gen.statements.visitAll((List<Stmt>) block.datum());
    if (preserve) {
      gen.pop();
    }
  }

  private void unwindWith(FrameBlock block, boolean preserve) {
    Location at = block.location();
    gen.emit(POP_BLOCK, at);
    if (preserve) {
      gen.emit(SWAP, 3, at);
      gen.emit(SWAP, 2, at);
    }
    callExitWithNones(at);
    if (block.kind() == FrameBlock.Kind.ASYNC_WITH) {
      gen.await(2, at);
    }
    gen.emit(POP_TOP, at);
  }

  void callExitWithNones(Location at) {
    gen.loadConst(Constants.NONE, at);
    gen.loadConst(Constants.NONE, at);
    gen.loadConst(Constants.NONE, at);
    gen.emit(CALL, 3, at);
  }

  private void unwindHandler(String name, Location at, boolean preserve) {
    if (name != null) {
      gen.emit(POP_BLOCK, at);
    }
    keepTop(preserve, at);
    gen.emit(POP_BLOCK, at);
    gen.emit(POP_EXCEPT, at);
    if (name != null) {
      forget(name, at);
    }
  }

  /// `name = None; del name`, which cannot fail.
  void forget(String name, Location at) {
    gen.loadConst(Constants.NONE, at);
    gen.name(name, ExprContext.STORE, at);
    gen.name(name, ExprContext.DEL, at);
  }
}
