// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import java.util.List;

/// Code for tuples, lists, sets, dicts and formatted strings, and for unpacking into tuples and lists. Large ones are built piece by piece,
/// so that they need little of the stack. Belongs to its [CodeGenerator].
final class Displays {
  private static final Const EMPTY = new Const.Str("");
  private final CodeGenerator gen;
  private final Expressions expressions;

  Displays(CodeGenerator gen, Expressions expressions) {
    this.gen = gen;
    this.expressions = expressions;
  }

  void tuple(Expr.Tuple e) {
    sequence(e, e.elts(), e.ctx(), true);
  }

  void list(Expr.ListDisplay e) {
    sequence(e, e.elts(), e.ctx(), false);
  }

  private void sequence(Expr e, List<Expr> elements, ExprContext context, boolean tuple) {
    switch (context) {
      case STORE -> unpackInto(elements, CodeGenerator.locationOf(e));
      case LOAD -> collect(elements, 0, BUILD_LIST, LIST_APPEND, LIST_EXTEND, tuple, null, CodeGenerator.locationOf(e));
      default -> expressions.visitAll(elements);
    }
  }

  void set(Expr.Set e) {
    collect(e.elts(), 0, BUILD_SET, SET_ADD, SET_UPDATE, false, null, CodeGenerator.locationOf(e));
  }

  /// Builds a collection of `elements`, some of which may be starred.
  ///
  /// @param pushed how many values on the stack come before them
  /// @param injected the variable of one more element at the end, or null
  void collect(List<Expr> elements, int pushed, int build, int add, int extend, boolean tuple, String injected, Location at) {
    int n = elements.size();
    boolean big = n + pushed + (injected != null ? 1 : 0) > CodeGenerator.STACK_GUIDELINE;
    boolean starred = false;
    for (int i = 0; i < n && !starred; i++) {
      starred = elements.get(i).tag() == Tag.STARRED;
    }
    if (!starred && !big) {
      expressions.visitAll(elements);
      if (injected != null) {
        gen.name(injected, ExprContext.LOAD, at);
      }
      gen.emit(tuple ? BUILD_TUPLE : build, n + pushed + (injected != null ? 1 : 0), at);
      return;
    }
    boolean built = false;
    if (big) {
      gen.emit(build, pushed, at);
      built = true;
    }
    for (int i = 0; i < n; i++) {
      Expr element = elements.get(i);
      if (element.tag() == Tag.STARRED) {
        if (!built) {
          gen.emit(build, i + pushed, at);
          built = true;
        }
        expressions.visit(((Expr.Starred) element).value());
        gen.emit(extend, 1, at);
      } else {
        expressions.visit(element);
        if (built) {
          gen.emit(add, 1, at);
        }
      }
    }
    if (injected != null) {
      gen.name(injected, ExprContext.LOAD, at);
      gen.emit(add, 1, at);
    }
    if (tuple) {
      gen.emit(CALL_INTRINSIC_1, Oparg.INTRINSIC_LIST_TO_TUPLE, at);
    }
  }

  private void unpackInto(List<Expr> targets, Location at) {
    int n = targets.size();
    boolean starred = false;
    for (int i = 0; i < n; i++) {
      if (targets.get(i).tag() != Tag.STARRED) {
        continue;
      }
      if (starred) {
        throw gen.error("multiple starred expressions in assignment", at);
      }
      if (i >= 1 << 8 || n - i - 1 >= Integer.MAX_VALUE >> 8) {
        throw gen.error("too many expressions in star-unpacking assignment", at);
      }
      gen.emit(UNPACK_EX, i + (n - i - 1 << 8), at);
      starred = true;
    }
    if (!starred) {
      gen.emit(UNPACK_SEQUENCE, n, at);
    }
    for (int i = 0; i < n; i++) {
      Expr target = targets.get(i);
      expressions.visit(target.tag() == Tag.STARRED ? ((Expr.Starred) target).value() : target);
    }
  }

  void dict(Expr.Dict e) {
    Location at = CodeGenerator.locationOf(e);
    int n = e.values().size();
    int elements = 0;
    boolean started = false;
    for (int i = 0; i < n; i++) {
      if (e.keys().get(i) == null) {
        if (elements > 0) {
          part(e, i - elements, i, started, at);
          started = true;
          elements = 0;
        }
        if (!started) {
          gen.emit(BUILD_MAP, 0, at);
          started = true;
        }
        expressions.visit(e.values().get(i));
        gen.emit(DICT_UPDATE, 1, at);
      } else if (elements * 2 > CodeGenerator.STACK_GUIDELINE) {
        part(e, i - elements, i + 1, started, at);
        started = true;
        elements = 0;
      } else {
        elements++;
      }
    }
    if (elements > 0) {
      part(e, n - elements, n, started, at);
    } else if (!started) {
      gen.emit(BUILD_MAP, 0, at);
    }
  }

  /// Some items of a dict, which go into the one on the stack where `update`.
  private void part(Expr.Dict e, int begin, int end, boolean update, Location at) {
    int n = end - begin;
    boolean big = n * 2 > CodeGenerator.STACK_GUIDELINE;
    if (big) {
      gen.emit(BUILD_MAP, 0, at);
    }
    for (int i = begin; i < end; i++) {
      expressions.visit(e.keys().get(i));
      expressions.visit(e.values().get(i));
      if (big) {
        gen.emit(MAP_ADD, 1, at);
      }
    }
    if (!big) {
      gen.emit(BUILD_MAP, n, at);
    }
    if (update) {
      gen.emit(DICT_UPDATE, 1, at);
    }
  }

  void joinedStr(Expr.JoinedStr e) {
    Location at = CodeGenerator.locationOf(e);
    List<Expr> values = e.values();
    int n = values.size();
    if (n > CodeGenerator.STACK_GUIDELINE) {
      gen.loadConst(EMPTY, at);
      gen.emitName(LOAD_ATTR, "join", 1, 1, at);
      gen.emit(BUILD_LIST, 0, at);
      for (Expr value : values) {
        expressions.visit(value);
        gen.emit(LIST_APPEND, 1, at);
      }
      gen.emit(CALL, 1, at);
      return;
    }
    expressions.visitAll(values);
    if (n > 1) {
      gen.emit(BUILD_STRING, n, at);
    } else if (n == 0) {
      gen.loadConst(EMPTY, at);
    }
  }

  void formattedValue(Expr.FormattedValue e) {
    Location at = CodeGenerator.locationOf(e);
    expressions.visit(e.value());
    if (e.conversion() != -1) {
      gen.emit(CONVERT_VALUE, conversion(e.conversion()), at);
    }
    if (e.formatSpec() != null) {
      expressions.visit(e.formatSpec());
      gen.emit(FORMAT_WITH_SPEC, at);
    } else {
      gen.emit(FORMAT_SIMPLE, at);
    }
  }

  private static int conversion(int letter) {
    return switch (letter) {
      case 's' -> Oparg.FVC_STR;
      case 'r' -> Oparg.FVC_REPR;
      case 'a' -> Oparg.FVC_ASCII;
      default -> throw new CompileError(CompileError.Kind.SYSTEM, "Unrecognized conversion character " + letter);
    };
  }

  void templateStr(Expr.TemplateStr e) {
    Location at = CodeGenerator.locationOf(e);
    int strings = 0;
    int interpolations = 0;
    boolean afterString = false;
    for (Expr value : e.values()) {
      if (value.tag() == Tag.INTERPOLATION) {
        if (!afterString) {
          gen.loadConst(EMPTY, at);
          strings++;
        }
        interpolations++;
        afterString = false;
      } else {
        expressions.visit(value);
        strings++;
        afterString = true;
      }
    }
    if (!afterString) {
      gen.loadConst(EMPTY, at);
      strings++;
    }
    gen.emit(BUILD_TUPLE, strings, at);
    for (Expr value : e.values()) {
      if (value.tag() == Tag.INTERPOLATION) {
        expressions.visit(value);
      }
    }
    gen.emit(BUILD_TUPLE, interpolations, at);
    gen.emit(BUILD_TEMPLATE, at);
  }

  void interpolation(Expr.Interpolation e) {
    Location at = CodeGenerator.locationOf(e);
    expressions.visit(e.value());
    gen.loadConst(e.str(), at);
    int oparg = 2;
    if (e.conversion() != -1) {
      oparg |= conversion(e.conversion()) << 2;
    }
    if (e.formatSpec() != null) {
      oparg |= 1;
      expressions.visit(e.formatSpec());
    }
    gen.emit(BUILD_INTERPOLATION, oparg, at);
  }
}
