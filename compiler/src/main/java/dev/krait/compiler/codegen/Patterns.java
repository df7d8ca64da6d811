// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.codegen;

import static dev.krait.compiler.code.Opcode.*;

import dev.krait.compiler.CompileError;
import dev.krait.compiler.ast.CmpOp;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.Tag;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Oparg;
import dev.krait.compiler.flow.Location;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// Code for `match`. Values that a pattern captures wait on the stack, in the order of [Attempt#stores], until the
/// whole pattern has matched; a failure jumps to a label that pops as many values as lie there. Belongs to its [CodeGenerator].
final class Patterns {
  private final CodeGenerator gen;

  Patterns(CodeGenerator gen) {
    this.gen = gen;
  }

  /// The state of one attempt to match a pattern.
  private static final class Attempt {
    /// The captured names.
    ArrayList<String> stores = new ArrayList<>();
    /// Whether a pattern that always matches may stand here.
    boolean allowIrrefutable;
    /// The labels to which failures jump, by the number of values to pop.
    int[] failures = new int[4];
    int failureCount;
    /// How many values the pattern's code needs above the captured ones.
    int onTop;
  }

  void match(Stmt.Match stmt) {
    gen.expressions.visit(stmt.subject());
    int end = gen.newLabel();
    List<MatchCase> cases = stmt.cases();
    int count = cases.size();
    boolean hasDefault = count > 1 && isWildcard(cases.get(count - 1).pattern());
    int tested = hasDefault ? count - 1 : count;
    for (int i = 0; i < tested; i++) {
      matchCase(cases.get(i), i == tested - 1, i == count - 1, end);
    }
    if (hasDefault) {
      MatchCase last = cases.get(count - 1);
      Location at = CodeGenerator.locationOf(last.pattern());
      gen.emit(NOP, at);
      if (last.guard() != null) {
        gen.expressions.jumpIf(at, last.guard(), end, false);
      }
      gen.statements.visitAll(last.body());
    }
    gen.useLabel(end);
  }

  private void matchCase(MatchCase each, boolean lastTested, boolean last, int end) {
    Location at = CodeGenerator.locationOf(each.pattern());
    if (!lastTested) {
      gen.emit(COPY, 1, at);
    }
    Attempt attempt = new Attempt();
    attempt.allowIrrefutable = each.guard() != null || last;
    pattern(each.pattern(), attempt);
    for (String name : attempt.stores) {
      gen.name(name, ExprContext.STORE, at);
    }
    if (each.guard() != null) {
      gen.expressions.jumpIf(at, each.guard(), failure(attempt, 0), false);
    }
    if (!lastTested) {
      // The place of what follows is the better one for branch events.
      gen.emit(POP_TOP, Location.NEXT);
    }
    gen.statements.visitAll(each.body());
    gen.jump(JUMP, end, Location.NONE);
    placeFailures(attempt, at);
  }

  // Failures and captures

  private int failure(Attempt attempt, int pops) {
    if (pops >= attempt.failures.length) {
      attempt.failures = Arrays.copyOf(attempt.failures, Math.max(pops + 1, attempt.failures.length * 2));
    }
    while (attempt.failureCount <= pops) {
      attempt.failures[attempt.failureCount++] = gen.newLabel();
    }
    return attempt.failures[pops];
  }

  private void fail(Attempt attempt, int opcode, Location at) {
    gen.jump(opcode, failure(attempt, attempt.onTop + attempt.stores.size()), at);
  }

  private void placeFailures(Attempt attempt, Location at) {
    for (int i = attempt.failureCount - 1; i > 0; i--) {
      gen.useLabel(attempt.failures[i]);
      gen.emit(POP_TOP, at);
    }
    if (attempt.failureCount > 0) {
      gen.useLabel(attempt.failures[0]);
    }
    attempt.failureCount = 0;
  }

  private void rotate(int count, Location at) {
    for (int i = count; i > 1; i--) {
      gen.emit(SWAP, i, at);
    }
  }

  /// Keeps the value on top for `name`, below what the pattern still needs; drops it where the name is null.
  private void capture(String name, Attempt attempt, Location at) {
    if (name == null) {
      gen.emit(POP_TOP, at);
      return;
    }
    if (attempt.stores.contains(name)) {
      throw duplicate(name, at);
    }
    rotate(attempt.onTop + attempt.stores.size() + 1, at);
    attempt.stores.add(name);
  }

  private CompileError duplicate(String name, Location at) {
    return gen.error("multiple assignments to name '" + name + "' in pattern", at);
  }

  // Patterns

  private static boolean isWildcard(Pattern p) {
    return p.tag() == Tag.MATCH_AS && ((Pattern.MatchAs) p).name() == null;
  }

  private static boolean isWildcardStar(Pattern p) {
    return p.tag() == Tag.MATCH_STAR && ((Pattern.MatchStar) p).name() == null;
  }

  private void pattern(Pattern p, Attempt attempt) {
    gen.descend();
    Location at = CodeGenerator.locationOf(p);
    switch (p.tag()) {
      case Tag.MATCH_VALUE -> value((Pattern.MatchValue) p, attempt, at);
      case Tag.MATCH_SINGLETON -> {
        gen.loadConst(((Pattern.MatchSingleton) p).value(), at);
        gen.compare(CmpOp.IS, at);
        fail(attempt, POP_JUMP_IF_FALSE, at);
      }
      case Tag.MATCH_SEQUENCE -> sequence(((Pattern.MatchSequence) p).patterns(), attempt, at);
      case Tag.MATCH_MAPPING -> mapping((Pattern.MatchMapping) p, attempt, at);
      case Tag.MATCH_CLASS -> classPattern((Pattern.MatchClass) p, attempt, at);
      case Tag.MATCH_STAR -> capture(((Pattern.MatchStar) p).name(), attempt, at);
      case Tag.MATCH_AS -> as((Pattern.MatchAs) p, attempt, at);
      case Tag.MATCH_OR -> alternatives(((Pattern.MatchOr) p).patterns(), attempt, at);
      default -> throw new IllegalArgumentException("not a pattern");
    }
    gen.ascend();
  }

  /// A pattern inside another, which may match everything.
  private void subpattern(Pattern p, Attempt attempt) {
    boolean allowed = attempt.allowIrrefutable;
    attempt.allowIrrefutable = true;
    pattern(p, attempt);
    attempt.allowIrrefutable = allowed;
  }

  private void value(Pattern.MatchValue p, Attempt attempt, Location at) {
    if (p.value().tag() != Tag.CONSTANT && p.value().tag() != Tag.ATTRIBUTE) {
      throw gen.error("patterns may only match literals and attribute lookups", at);
    }
    gen.expressions.visit(p.value());
    gen.compare(CmpOp.EQ, at);
    gen.emit(TO_BOOL, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
  }

  private void as(Pattern.MatchAs p, Attempt attempt, Location at) {
    if (p.pattern() == null) {
      if (!attempt.allowIrrefutable) {
        throw gen.error(p.name() != null
            ? "name capture '" + p.name() + "' makes remaining patterns unreachable"
            : "wildcard makes remaining patterns unreachable", at);
      }
      capture(p.name(), attempt, at);
      return;
    }
    attempt.onTop++;
    gen.emit(COPY, 1, at);
    pattern(p.pattern(), attempt);
    attempt.onTop--;
    capture(p.name(), attempt, at);
  }

  private void sequence(List<Pattern> patterns, Attempt attempt, Location at) {
    int size = patterns.size();
    int star = -1;
    boolean onlyWildcards = true;
    boolean starWildcard = false;
    for (int i = 0; i < size; i++) {
      Pattern p = patterns.get(i);
      if (p.tag() != Tag.MATCH_STAR) {
        onlyWildcards &= isWildcard(p);
        continue;
      }
      if (star >= 0) {
        throw gen.error("multiple starred names in sequence pattern", at);
      }
      starWildcard = isWildcardStar(p);
      onlyWildcards &= starWildcard;
      star = i;
    }
    attempt.onTop++;
    gen.emit(MATCH_SEQUENCE, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
    if (star < 0) {
      checkLength(size, CmpOp.EQ, attempt, at);
    } else if (size > 1) {
      checkLength(size - 1, CmpOp.GT_E, attempt, at);
    }
    attempt.onTop--;
    if (onlyWildcards) {
      gen.emit(POP_TOP, at);
    } else if (starWildcard) {
      subscriptElements(patterns, star, attempt, at);
    } else {
      unpackElements(patterns, attempt, at);
    }
  }

  private void checkLength(int size, CmpOp op, Attempt attempt, Location at) {
    gen.emit(GET_LEN, at);
    gen.loadInt(size, at);
    gen.compare(op, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
  }

  private void unpackElements(List<Pattern> patterns, Attempt attempt, Location at) {
    int n = patterns.size();
    boolean starred = false;
    for (int i = 0; i < n; i++) {
      if (patterns.get(i).tag() == Tag.MATCH_STAR) {
        if (i >= 1 << 8 || n - i - 1 >= Integer.MAX_VALUE >> 8) {
          throw gen.error("too many expressions in star-unpacking sequence pattern", at);
        }
        gen.emit(UNPACK_EX, i + (n - i - 1 << 8), at);
        starred = true;
      }
    }
    if (!starred) {
      gen.emit(UNPACK_SEQUENCE, n, at);
    }
    attempt.onTop += n;
    for (Pattern p : patterns) {
      attempt.onTop--;
      subpattern(p, attempt);
    }
  }

  /// Takes single elements, where the rest of the sequence is not wanted.
  private void subscriptElements(List<Pattern> patterns, int star, Attempt attempt, Location at) {
    int size = patterns.size();
    attempt.onTop++;
    for (int i = 0; i < size; i++) {
      Pattern p = patterns.get(i);
      if (i == star || isWildcard(p)) {
        continue;
      }
      gen.emit(COPY, 1, at);
      if (i < star) {
        gen.loadInt(i, at);
      } else {
        // The subject may not take negative indexes.
        gen.emit(GET_LEN, at);
        gen.loadInt(size - i, at);
        gen.emit(BINARY_OP, Oparg.NB_SUBTRACT, at);
      }
      gen.emit(BINARY_OP, Oparg.NB_SUBSCR, at);
      subpattern(p, attempt);
    }
    attempt.onTop--;
    gen.emit(POP_TOP, at);
  }

  private void isNotNone(Attempt attempt, Location at) {
    gen.emit(COPY, 1, at);
    gen.loadConst(Constants.NONE, at);
    gen.emit(IS_OP, 1, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
  }

  private void mapping(Pattern.MatchMapping p, Attempt attempt, Location at) {
    int size = p.keys().size();
    if (size != p.patterns().size()) {
      throw gen.error("keys (" + size + ") / patterns (" + p.patterns().size() + ") length mismatch in mapping pattern", at);
    }
    attempt.onTop++;
    gen.emit(MATCH_MAPPING, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
    if (size == 0 && p.rest() == null) {
      attempt.onTop--;
      gen.emit(POP_TOP, at);
      return;
    }
    if (size > 0) {
      checkLength(size, CmpOp.GT_E, attempt, at);
    }
    keys(p, at);
    gen.emit(BUILD_TUPLE, size, at);
    gen.emit(MATCH_KEYS, at);
    attempt.onTop += 2;
    isNotNone(attempt, at);
    gen.emit(UNPACK_SEQUENCE, size, at);
    attempt.onTop += size - 1;
    for (Pattern each : p.patterns()) {
      attempt.onTop--;
      subpattern(each, attempt);
    }
    attempt.onTop -= 2;
    if (p.rest() == null) {
      gen.emit(POP_TOP, at);
      gen.emit(POP_TOP, at);
      return;
    }
    gen.emit(BUILD_MAP, 0, at);
    gen.emit(SWAP, 3, at);
    gen.emit(DICT_UPDATE, 2, at);
    gen.emit(UNPACK_SEQUENCE, size, at);
    for (int left = size; left > 0; left--) {
      gen.emit(COPY, 1 + left, at);
      gen.emit(SWAP, 2, at);
      gen.emit(DELETE_SUBSCR, at);
    }
    capture(p.rest(), attempt, at);
  }

  private void keys(Pattern.MatchMapping p, Location at) {
    HashSet<Const> seen = new HashSet<>();
    for (Expr key : p.keys()) {
      if (key == null) {
        throw gen.error("can't use NULL keys in MatchMapping (set 'rest' parameter instead)", p.patterns().get(seen.size()));
      }
      if (key.tag() == Tag.CONSTANT) {
        Const value = ((Expr.Constant) key).value();
        if (!seen.add(ConstantKeys.of(value))) {
          throw gen.error("mapping pattern checks duplicate key (" + Unparser.repr(value) + ")", at);
        }
      } else if (key.tag() != Tag.ATTRIBUTE) {
        throw gen.error("mapping pattern keys may only match literals and attribute lookups", at);
      }
      gen.expressions.visit(key);
    }
  }

  private void classPattern(Pattern.MatchClass p, Attempt attempt, Location at) {
    int positional = p.patterns().size();
    int named = p.kwdAttrs().size();
    if (named != p.kwdPatterns().size()) {
      throw gen.error("kwd_attrs (" + named + ") / kwd_patterns (" + p.kwdPatterns().size() + ") length mismatch in class pattern", at);
    }
    for (int i = 0; i < named; i++) {
      for (int j = i + 1; j < named; j++) {
        if (p.kwdAttrs().get(i).equals(p.kwdAttrs().get(j))) {
          throw gen.error("attribute name repeated in class pattern: " + p.kwdAttrs().get(i), p.kwdPatterns().get(j));
        }
      }
    }
    gen.expressions.visit(p.cls());
    gen.loadConst(Constants.tuple(p.kwdAttrs()), at);
    gen.emit(MATCH_CLASS, positional, at);
    attempt.onTop++;
    gen.emit(COPY, 1, at);
    gen.loadConst(Constants.NONE, at);
    gen.emit(IS_OP, 1, at);
    fail(attempt, POP_JUMP_IF_FALSE, at);
    gen.emit(UNPACK_SEQUENCE, positional + named, at);
    attempt.onTop += positional + named - 1;
    for (int i = 0; i < positional + named; i++) {
      attempt.onTop--;
      Pattern each = i < positional ? p.patterns().get(i) : p.kwdPatterns().get(i - positional);
      if (isWildcard(each)) {
        gen.emit(POP_TOP, at);
      } else {
        subpattern(each, attempt);
      }
    }
  }

  // Alternatives

  private void alternatives(List<Pattern> patterns, Attempt outer, Location at) {
    int end = gen.newLabel();
    int size = patterns.size();
    ArrayList<String> control = null;
    for (int i = 0; i < size; i++) {
      Pattern alternative = patterns.get(i);
      Location place = CodeGenerator.locationOf(alternative);
      Attempt attempt = new Attempt();
      attempt.allowIrrefutable = i == size - 1 && outer.allowIrrefutable;
      gen.emit(COPY, 1, place);
      pattern(alternative, attempt);
      if (control == null) {
        control = attempt.stores;
      } else {
        reorder(attempt.stores, control, at, place);
      }
      gen.jump(JUMP, end, place);
      placeFailures(attempt, place);
    }
    gen.emit(POP_TOP, at);
    fail(outer, JUMP, at);
    gen.useLabel(end);
    int rotations = control.size() + 1 + outer.onTop + outer.stores.size();
    for (String name : control) {
      rotate(rotations, at);
      if (outer.stores.contains(name)) {
        throw duplicate(name, at);
      }
      outer.stores.add(name);
    }
    gen.emit(POP_TOP, at);
  }

  /// Brings the captured values of an alternative, the names of which are `stores`, into the order of the first one's.
  private void reorder(ArrayList<String> stores, ArrayList<String> control, Location at, Location place) {
    if (stores.size() != control.size()) {
      throw gen.error("alternative patterns bind different names", at);
    }
    for (int wanted = control.size() - 1; wanted >= 0; wanted--) {
      int found = stores.indexOf(control.get(wanted));
      if (found < 0) {
        throw gen.error("alternative patterns bind different names", at);
      }
      if (found == wanted) {
        continue;
      }
      int rotations = found + 1;
      ArrayList<String> rotated = new ArrayList<>(stores.subList(0, rotations));
      stores.subList(0, rotations).clear();
      stores.addAll(wanted - found, rotated);
      for (; rotations > 0; rotations--) {
        rotate(wanted + 1, place);
      }
    }
  }
}
