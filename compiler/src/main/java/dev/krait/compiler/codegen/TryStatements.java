// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import java.util.List;

/// Code for `try` and `with`. A `finally` body is written twice: for the way out without an exception, and for the one with it.
/// Belongs to its [CodeGenerator].
final class TryStatements {
  private static final int NO_LABEL = -1;
  private final CodeGenerator gen;
  private final ControlFlow control;

  TryStatements(CodeGenerator gen, ControlFlow control) {
    this.gen = gen;
    this.control = control;
  }

  void tryStatement(Stmt stmt, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, List<Stmt> finalBody, boolean star) {
    Location at = CodeGenerator.locationOf(stmt);
    if (finalBody.isEmpty()) {
      tryExcept(at, body, handlers, orElse, star);
      return;
    }
    int start = gen.newLabel(), end = gen.newLabel(), exit = gen.newLabel(), cleanup = gen.newLabel();
    gen.jump(SETUP_FINALLY, end, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.FINALLY_TRY, start, end, at, finalBody);
    if (handlers.isEmpty()) {
      gen.statements.visitAll(body);
    } else {
      tryExcept(at, body, handlers, orElse, star);
    }
    gen.emit(POP_BLOCK, Location.NONE);
    gen.pop();
    gen.statements.visitAll(finalBody);
    gen.jump(JUMP_NO_INTERRUPT, exit, Location.NONE);
    gen.useLabel(end);
    gen.push(FrameBlock.Kind.FINALLY_END, end, Location.NONE);
    gen.jump(SETUP_CLEANUP, cleanup, Location.NONE);
    gen.emit(PUSH_EXC_INFO, Location.NONE);
    gen.silenced++;
    gen.statements.visitAll(finalBody);
    gen.silenced--;
    gen.pop();
    gen.emit(RERAISE, 0, Location.NONE);
    gen.useLabel(cleanup);
    gen.popExceptAndReraise(Location.NONE);
    gen.useLabel(exit);
  }

  private void tryExcept(Location at, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orElse, boolean star) {
    int start = gen.newLabel(), except = gen.newLabel(), end = gen.newLabel(), cleanup = gen.newLabel();
    gen.jump(SETUP_FINALLY, except, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.TRY_EXCEPT, start, at);
    gen.statements.visitAll(body);
    gen.emit(POP_BLOCK, Location.NONE);
    gen.pop();
    int otherwise = -1;
    if (star) {
      otherwise = gen.newLabel();
      gen.jump(JUMP_NO_INTERRUPT, otherwise, Location.NONE);
    } else {
      gen.statements.visitAll(orElse);
      gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    }
    gen.useLabel(except);
    gen.jump(SETUP_CLEANUP, cleanup, Location.NONE);
    gen.emit(PUSH_EXC_INFO, Location.NONE);
    gen.push(star ? FrameBlock.Kind.EXCEPTION_GROUP_HANDLER : FrameBlock.Kind.EXCEPTION_HANDLER, NO_LABEL, at);
    if (star) {
      starHandlers(handlers, end);
    } else {
      handlers(handlers, end);
    }
    gen.useLabel(cleanup);
    gen.popExceptAndReraise(Location.NONE);
    if (star) {
      gen.useLabel(otherwise);
      gen.statements.visitAll(orElse);
    }
    gen.useLabel(end);
  }

  private void handlers(List<ExceptHandler> handlers, int end) {
    for (int i = 0, n = handlers.size(); i < n; i++) {
      ExceptHandler.Handler handler = (ExceptHandler.Handler) handlers.get(i);
      if (handler.type() == null && i < n - 1) {
        throw gen.error("default 'except:' must be last", handler);
      }
      Location at = CodeGenerator.locationOf(handler);
      int next = gen.newLabel();
      if (handler.type() != null) {
        gen.expressions.visit(handler.type());
        gen.emit(CHECK_EXC_MATCH, at);
        gen.jump(POP_JUMP_IF_FALSE, next, at);
      }
      if (handler.name() != null) {
        namedHandler(handler, end, at);
      } else {
        int start = gen.newLabel();
        gen.emit(POP_TOP, at);
        gen.useLabel(start);
        gen.push(FrameBlock.Kind.HANDLER_CLEANUP, start, at);
        gen.statements.visitAll(handler.body());
        gen.pop();
        gen.emit(POP_BLOCK, Location.NONE);
        gen.emit(POP_EXCEPT, Location.NONE);
        gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
      }
      gen.useLabel(next);
    }
    gen.pop();
    gen.emit(RERAISE, 0, Location.NONE);
  }

  /// The body of `except T as name:`, which forgets the name on every way out.
  private void namedHandler(ExceptHandler.Handler handler, int end, Location at) {
    int cleanupEnd = gen.newLabel(), start = gen.newLabel();
    gen.name(handler.name(), ExprContext.STORE, at);
    gen.jump(SETUP_CLEANUP, cleanupEnd, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.HANDLER_CLEANUP, start, NO_LABEL, at, handler.name());
    gen.statements.visitAll(handler.body());
    gen.pop();
    gen.emit(POP_BLOCK, Location.NONE);
    gen.emit(POP_BLOCK, Location.NONE);
    gen.emit(POP_EXCEPT, Location.NONE);
    control.forget(handler.name(), Location.NONE);
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(cleanupEnd);
    control.forget(handler.name(), Location.NONE);
    gen.emit(RERAISE, 1, Location.NONE);
  }

  /// The handlers of `except*`. On the stack: the whole group, the list of what handlers raised, the rest not handled yet.
  private void starHandlers(List<ExceptHandler> handlers, int end) {
    int reraise = gen.newLabel(), reraiseStar = gen.newLabel();
    for (int i = 0, n = handlers.size(); i < n; i++) {
      ExceptHandler.Handler handler = (ExceptHandler.Handler) handlers.get(i);
      Location at = CodeGenerator.locationOf(handler);
      int next = gen.newLabel(), noMatch = gen.newLabel(), following = gen.newLabel();
      if (i == 0) {
        gen.emit(BUILD_LIST, 0, at);
        gen.emit(COPY, 2, at);
      }
      if (handler.type() != null) {
        gen.expressions.visit(handler.type());
        gen.emit(CHECK_EG_MATCH, at);
        gen.emit(COPY, 1, at);
        gen.jump(POP_JUMP_IF_NONE, noMatch, at);
      }
      starHandlerBody(handler, following, next, at);
      gen.useLabel(next);
      gen.emit(NOP, Location.NONE);
      gen.jump(JUMP_NO_INTERRUPT, following, Location.NONE);
      gen.useLabel(noMatch);
      gen.emit(POP_TOP, at);
      gen.useLabel(following);
      if (i == n - 1) {
        gen.emit(LIST_APPEND, 1, Location.NONE);
        gen.jump(JUMP_NO_INTERRUPT, reraiseStar, Location.NONE);
      }
    }
    gen.pop();
    gen.useLabel(reraiseStar);
    gen.emit(CALL_INTRINSIC_2, Oparg.INTRINSIC_PREP_RERAISE_STAR, Location.NONE);
    gen.emit(COPY, 1, Location.NONE);
    gen.jump(POP_JUMP_IF_NOT_NONE, reraise, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    gen.emit(POP_BLOCK, Location.NONE);
    gen.emit(POP_EXCEPT, Location.NONE);
    gen.jump(JUMP_NO_INTERRUPT, end, Location.NONE);
    gen.useLabel(reraise);
    gen.emit(POP_BLOCK, Location.NONE);
    gen.emit(SWAP, 2, Location.NONE);
    gen.emit(POP_EXCEPT, Location.NONE);
    gen.emit(RERAISE, 0, Location.NONE);
  }

  private void starHandlerBody(ExceptHandler.Handler handler, int following, int next, Location at) {
    int cleanupEnd = gen.newLabel(), start = gen.newLabel();
    if (handler.name() != null) {
      gen.name(handler.name(), ExprContext.STORE, at);
    } else {
      gen.emit(POP_TOP, at);
    }
    gen.jump(SETUP_CLEANUP, cleanupEnd, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.HANDLER_CLEANUP, start, NO_LABEL, at, handler.name());
    gen.statements.visitAll(handler.body());
    gen.pop();
    gen.emit(POP_BLOCK, Location.NONE);
    if (handler.name() != null) {
      control.forget(handler.name(), Location.NONE);
    }
    gen.jump(JUMP_NO_INTERRUPT, next, Location.NONE);
    gen.useLabel(cleanupEnd);
    if (handler.name() != null) {
      control.forget(handler.name(), Location.NONE);
    }
    gen.emit(LIST_APPEND, 3, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    gen.jump(JUMP_NO_INTERRUPT, following, Location.NONE);
  }

  void with(List<WithItem> items, int index, List<Stmt> body) {
    WithItem item = items.get(index);
    int start = gen.newLabel(), handler = gen.newLabel(), exit = gen.newLabel(), cleanup = gen.newLabel();
    gen.expressions.visit(item.contextExpr());
    Location at = CodeGenerator.locationOf(item.contextExpr());
    enterContext(Oparg.SPECIAL_EXIT, Oparg.SPECIAL_ENTER, at);
    gen.jump(SETUP_WITH, handler, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.WITH, start, handler, at, null);
    bindContext(item, at);
    if (index + 1 == items.size()) {
      gen.statements.visitAll(body);
    } else {
      gen.descend();
      with(items, index + 1, body);
      gen.ascend();
    }
    gen.emit(POP_BLOCK, Location.NONE);
    gen.pop();
    control.callExitWithNones(at);
    gen.emit(POP_TOP, at);
    gen.jump(JUMP, exit, at);
    gen.useLabel(handler);
    gen.jump(SETUP_CLEANUP, cleanup, at);
    gen.emit(PUSH_EXC_INFO, at);
    gen.emit(WITH_EXCEPT_START, at);
    finishWith(cleanup);
    gen.useLabel(exit);
  }

  void asyncWith(Stmt.AsyncWith stmt, int index) {
    WithItem item = stmt.items().get(index);
    int start = gen.newLabel(), handler = gen.newLabel(), exit = gen.newLabel(), cleanup = gen.newLabel();
    gen.expressions.visit(item.contextExpr());
    Location at = CodeGenerator.locationOf(item.contextExpr());
    enterContext(Oparg.SPECIAL_AEXIT, Oparg.SPECIAL_AENTER, at);
    gen.await(1, at);
    gen.jump(SETUP_WITH, handler, at);
    gen.useLabel(start);
    gen.push(FrameBlock.Kind.ASYNC_WITH, start, handler, at, null);
    bindContext(item, at);
    if (index + 1 == stmt.items().size()) {
      gen.statements.visitAll(stmt.body());
    } else {
      gen.descend();
      asyncWith(stmt, index + 1);
      gen.ascend();
    }
    gen.pop();
    gen.emit(POP_BLOCK, at);
    control.callExitWithNones(at);
    gen.await(2, at);
    gen.emit(POP_TOP, at);
    gen.jump(JUMP, exit, at);
    gen.useLabel(handler);
    gen.jump(SETUP_CLEANUP, cleanup, at);
    gen.emit(PUSH_EXC_INFO, at);
    gen.emit(WITH_EXCEPT_START, at);
    gen.await(2, at);
    finishWith(cleanup);
    gen.useLabel(exit);
  }

  /// Looks both methods up and calls the entering one.
  private void enterContext(int exitMethod, int enterMethod, Location at) {
    gen.emit(COPY, 1, at);
    gen.emit(LOAD_SPECIAL, exitMethod, at);
    gen.emit(SWAP, 2, at);
    gen.emit(SWAP, 3, at);
    gen.emit(LOAD_SPECIAL, enterMethod, at);
    gen.emit(CALL, 0, at);
  }

  private void bindContext(WithItem item, Location at) {
    if (item.optionalVars() != null) {
      gen.expressions.visit(item.optionalVars());
    } else {
      gen.emit(POP_TOP, at);
    }
  }

  /// What follows the exiting method's answer to an exception.
  private void finishWith(int cleanup) {
    int suppress = gen.newLabel(), exit = gen.newLabel();
    gen.emit(TO_BOOL, Location.NONE);
    gen.jump(POP_JUMP_IF_TRUE, suppress, Location.NONE);
    gen.emit(RERAISE, 2, Location.NONE);
    gen.useLabel(suppress);
    gen.emit(POP_TOP, Location.NONE);
    gen.emit(POP_BLOCK, Location.NONE);
    gen.emit(POP_EXCEPT, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    gen.emit(POP_TOP, Location.NONE);
    gen.jump(JUMP_NO_INTERRUPT, exit, Location.NONE);
    gen.useLabel(cleanup);
    gen.popExceptAndReraise(Location.NONE);
    gen.useLabel(exit);
  }
}
