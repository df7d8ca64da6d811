// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;

/// Runs a compiled pattern at a place of the subject: a backtracking machine with a stack of its own, so that no pattern overflows
/// the Java stack (only look-around and atomic groups nest, as deep as the pattern does).
///
/// # The stack
/// A record is four ints and an object. A choice says where to go on after a failure: kind, place in the code, place in the subject,
/// one more number; its object is the innermost repeat. An undo says what to put back on the way: a mark, the last group.
/// Failing pops records, undoing, until it meets a choice. Success of a nested part drops its choices and keeps its undos.
///
/// Used by one thread, for one call.
final class SreMatcher {
  private static final int CHOICE_GOTO = 0, CHOICE_SHRINK = 1, CHOICE_GROW = 2, CHOICE_BODY = 3, CHOICE_BRANCH = 4, UNDO_MARK = 5, UNDO_LAST = 6;
  private static final int RECORD = 4;
  private static final int POLL_MASK = 0xFFFF;

  /// A loop over a group: where its code is, how often the body has matched, where its last round began.
  private record Repeat(int op, int count, int last, Repeat outer) {
  }

  private final ThreadState ts;
  private final int[] code;
  final Subject subject;
  /// The pattern sees the subject from its very start, wherever the search begins, up to here.
  private final int end;
  /// Start and end of each group, or -1.
  final int[] marks;
  /// The last group that was closed, or 0.
  int lastIndex;
  /// Where the match ended.
  int matchEnd;
  /// Whether the match must reach the end, and may not be empty at this place.
  private boolean toEnd;
  private int forbiddenEmptyAt = -1;

  private int[] stack = new int[64 * RECORD];
  private Repeat[] repeats = new Repeat[64];
  private int top;
  private Repeat repeat;
  private int steps;

  SreMatcher(ThreadState ts, int[] code, Subject subject, int groups, int end) {
    this.ts = ts;
    this.code = code;
    this.subject = subject;
    this.end = end;
    this.marks = new int[2 * groups];
  }

  /// Matches the whole pattern at a place.
  ///
  /// @param full whether the match must end at the end of the subject
  /// @param notEmpty whether an empty match is none
  boolean match(int at, boolean full, boolean notEmpty) {
    Arrays.fill(marks, -1);
    lastIndex = 0;
    top = 0;
    repeat = null;
    toEnd = full;
    forbiddenEmptyAt = notEmpty ? at : -1;
    int start = code[0] == SreOp.INFO ? 1 + code[1] : 0;
    return run(start, at, true);
  }

  /// Finds the first place from `from` on at which the pattern matches; -1 if there is none.
  ///
  /// @param notEmptyAtStart whether a match at `from` may not be empty
  int search(int from, boolean notEmptyAtStart) {
    boolean info = code[0] == SreOp.INFO;
    int flags = info ? code[2] : 0;
    int shortest = info ? code[3] : 0;
    if (Integer.compareUnsigned(shortest, Math.max(0, end - from)) > 0) {
      return -1;
    }
    int lastStart = end - shortest;
    int first = (flags & SreOp.INFO_PREFIX) != 0 ? code[7] : -1;
    int set = (flags & SreOp.INFO_CHARSET) != 0 ? 5 : -1;
    String text = first >= 0 && first <= 0xFFFF ? subject.narrowOrNull() : null;
    for (int at = from; at <= lastStart; at++) {
      if (text != null) {
        at = text.indexOf(first, at);
        if (at < 0 || at > lastStart) {
          return -1;
        }
      } else if (at < end && (first >= 0 && subject.at(at) != first || set >= 0 && !SreCharacters.inSet(code, set, subject.at(at)))) {
        poll();
        continue;
      }
      if (match(at, false, notEmptyAtStart && at == from)) {
        return at;
      }
      poll();
    }
    return -1;
  }

  private void push(int kind, int pc, int pos, int extra) {
    if (RECORD * (top + 1) > stack.length) {
      stack = Arrays.copyOf(stack, stack.length * 2);
      repeats = Arrays.copyOf(repeats, repeats.length * 2);
    }
    int at = RECORD * top;
    stack[at] = kind;
    stack[at + 1] = pc;
    stack[at + 2] = pos;
    stack[at + 3] = extra;
    repeats[top++] = repeat;
  }

  private void poll() {
    if ((++steps & POLL_MASK) == 0 && ts.poll != 0) {
      ts.handlePoll();
    }
  }

  /// Runs from a place in the code until SUCCESS; [#matchEnd] is where. On failure everything since the start is undone.
  private boolean run(int startPc, int startPos, boolean outermost) {
    int base = top;
    Repeat outer = repeat;
    int pc = startPc;
    int pos = startPos;
    while (true) {
      int op = code[pc];
      boolean ok;
      switch (op) {
        case SreOp.LITERAL:
          ok = pos < end && subject.at(pos) == code[pc + 1];
          pos++;
          pc += 2;
          break;
        case SreOp.MARK:
          setMark(code[pc + 1], pos);
          ok = true;
          pc += 2;
          break;
        case SreOp.SUCCESS:
          if (!outermost || (!toEnd || pos == end) && pos != forbiddenEmptyAt) {
            matchEnd = pos;
            keepUndosOnly(base);
            repeat = outer;
            return true;
          }
          ok = false;
          break;
        case SreOp.JUMP:
          pc += 1 + code[pc + 1];
          ok = true;
          break;
        case SreOp.BRANCH:
          pc = branch(pc + 1, pos);
          ok = pc >= 0;
          break;
        case SreOp.REPEAT_ONE:
          pos = repeatOne(pc, pos);
          ok = pos >= 0;
          pc += 1 + code[pc + 1];
          break;
        case SreOp.MIN_REPEAT_ONE:
          pos = minRepeatOne(pc, pos);
          ok = pos >= 0;
          pc += 1 + code[pc + 1];
          break;
        case SreOp.REPEAT:
          repeat = new Repeat(pc, 0, -1, repeat);
          pc += 1 + code[pc + 1];
          ok = true;
          break;
        case SreOp.MAX_UNTIL:
          pc = maxUntil(pc, pos);
          ok = pc >= 0;
          break;
        case SreOp.MIN_UNTIL:
          pc = minUntil(pc, pos);
          ok = pc >= 0;
          break;
        case SreOp.ASSERT, SreOp.ASSERT_NOT:
          ok = lookAround(pc, pos);
          pc += 1 + code[pc + 1];
          break;
        case SreOp.ATOMIC_GROUP:
          ok = run(pc + 2, pos, false);
          pos = matchEnd;
          pc += 1 + code[pc + 1];
          break;
        case SreOp.POSSESSIVE_REPEAT:
          pos = possessiveRepeat(pc, pos);
          ok = pos >= 0;
          pc += 2 + code[pc + 1];
          break;
        case SreOp.POSSESSIVE_REPEAT_ONE:
          int count = count(pc + 4, pos, code[pc + 3]);
          ok = Integer.compareUnsigned(count, code[pc + 2]) >= 0;
          pos += count;
          pc += 1 + code[pc + 1];
          break;
        case SreOp.FAILURE:
          ok = false;
          break;
        default:
          int width = single(pc, pos);
          ok = width >= 0;
          pos += width;
          pc += length(pc, pos);
          break;
      }
      if (!ok) {
        poll();
        if (!backtrack(base)) {
          repeat = outer;
          return false;
        }
        pc = resumePc;
        pos = resumePos;
      }
    }
  }

  private int resumePc;
  private int resumePos;

  private void setMark(int index, int pos) {
    push(UNDO_MARK, index, marks[index], 0);
    marks[index] = pos;
    if ((index & 1) != 0) {
      push(UNDO_LAST, lastIndex, 0, 0);
      lastIndex = index / 2 + 1;
    }
  }

  /// Pops to the last choice above `base` and sets where to go on; false if there is none.
  private boolean backtrack(int base) {
    while (top > base) {
      int at = RECORD * --top;
      repeat = repeats[top];
      int pc = stack[at + 1];
      int pos = stack[at + 2];
      switch (stack[at]) {
        case UNDO_MARK:
          marks[pc] = pos;
          break;
        case UNDO_LAST:
          lastIndex = pc;
          break;
        case CHOICE_GOTO:
          resumePc = pc;
          resumePos = pos;
          return true;
        case CHOICE_BRANCH:
          resumePc = branch(pc, pos);
          resumePos = pos;
          if (resumePc >= 0) {
            return true;
          }
          break;
        case CHOICE_SHRINK:
          if (shrink(pc, pos, stack[at + 3])) {
            return true;
          }
          break;
        case CHOICE_GROW:
          if (grow(pc, pos, stack[at + 3])) {
            return true;
          }
          break;
        default:
          if (enterBody(pos)) {
            return true;
          }
          break;
      }
    }
    return false;
  }

  /// Drops the choices above `base`, keeps the undos.
  private void keepUndosOnly(int base) {
    int to = base;
    for (int i = base; i < top; i++) {
      if (stack[RECORD * i] >= UNDO_MARK) {
        if (to != i) {
          System.arraycopy(stack, RECORD * i, stack, RECORD * to, RECORD);
          repeats[to] = repeats[i];
        }
        to++;
      }
    }
    top = to;
  }

  /// Takes the first alternative that may match and leaves a choice for the next; the place of its code, or -1.
  private int branch(int skip, int pos) {
    int at = skip;
    while (code[at] != 0) {
      int first = at + 1;
      int next = at + code[at];
      if (mayStart(first, pos)) {
        if (code[next] != 0) {
          push(CHOICE_BRANCH, next, pos, 0);
        }
        return first;
      }
      at = next;
    }
    return -1;
  }

  private boolean mayStart(int pc, int pos) {
    if (code[pc] == SreOp.LITERAL) {
      return pos < end && subject.at(pos) == code[pc + 1];
    }
    if (code[pc] == SreOp.IN) {
      return pos < end && SreCharacters.inSet(code, pc + 2, subject.at(pos));
    }
    return true;
  }

  private int repeatOne(int pc, int pos) {
    int min = code[pc + 2];
    int count = count(pc + 4, pos, code[pc + 3]);
    if (Integer.compareUnsigned(count, min) < 0) {
      return -1;
    }
    return choose(pc, pos + min, pos + count);
  }

  /// Goes on after the longest run from which the tail may match, and leaves a choice for shorter ones; -1 if there is none.
  private int choose(int pc, int least, int longest) {
    int tail = pc + 1 + code[pc + 1];
    int at = longest;
    if (code[tail] == SreOp.LITERAL) {
      int wanted = code[tail + 1];
      while (at >= least && (at >= end || subject.at(at) != wanted)) {
        at--;
      }
      if (at < least) {
        return -1;
      }
    }
    if (at > least) {
      push(CHOICE_SHRINK, pc, at, least);
    }
    return at;
  }

  private boolean shrink(int pc, int pos, int least) {
    int at = choose(pc, least, pos - 1);
    resumePc = pc + 1 + code[pc + 1];
    resumePos = at;
    return at >= 0;
  }

  private int minRepeatOne(int pc, int pos) {
    int min = code[pc + 2];
    int at = pos;
    if (min != 0) {
      int count = count(pc + 4, pos, min);
      if (Integer.compareUnsigned(count, min) < 0) {
        return -1;
      }
      at += count;
    }
    push(CHOICE_GROW, pc, at, min);
    return at;
  }

  private boolean grow(int pc, int pos, int count) {
    if (count == code[pc + 3] || count(pc + 4, pos, 1) == 0) {
      return false;
    }
    push(CHOICE_GROW, pc, pos + 1, count + 1);
    resumePc = pc + 1 + code[pc + 1];
    resumePos = pos + 1;
    return true;
  }

  private int maxUntil(int pc, int pos) {
    Repeat current = repeat;
    int op = current.op;
    int count = current.count;
    if (Integer.compareUnsigned(count, code[op + 2]) < 0) {
      repeat = new Repeat(op, count + 1, current.last, current.outer);
      return op + 4;
    }
    boolean more = Integer.compareUnsigned(count, code[op + 3]) < 0 && pos != current.last;
    repeat = current.outer;
    if (!more) {
      return pc + 1;
    }
    push(CHOICE_GOTO, pc + 1, pos, 0);
    repeat = new Repeat(op, count + 1, pos, current.outer);
    return op + 4;
  }

  private int minUntil(int pc, int pos) {
    Repeat current = repeat;
    int op = current.op;
    if (Integer.compareUnsigned(current.count, code[op + 2]) < 0) {
      repeat = new Repeat(op, current.count + 1, current.last, current.outer);
      return op + 4;
    }
    push(CHOICE_BODY, pc, pos, 0);
    repeat = current.outer;
    return pc + 1;
  }

  /// The tail of a lazy loop has failed: one more round of the body, if that is allowed.
  private boolean enterBody(int pos) {
    Repeat current = repeat;
    if (Integer.compareUnsigned(current.count, code[current.op + 3]) >= 0 || pos == current.last) {
      return false;
    }
    repeat = new Repeat(current.op, current.count + 1, pos, current.outer);
    resumePc = current.op + 4;
    resumePos = pos;
    return true;
  }

  private boolean lookAround(int pc, int pos) {
    boolean wanted = code[pc] == SreOp.ASSERT;
    int from = pos - code[pc + 2];
    if (from < 0) {
      return !wanted;
    }
    int base = top;
    boolean savedToEnd = toEnd;
    boolean matched = run(pc + 3, from, false);
    toEnd = savedToEnd;
    if (matched && !wanted) {
      undoTo(base);
    }
    return matched == wanted;
  }

  private void undoTo(int base) {
    Repeat saved = repeat;
    backtrack(base);
    repeat = saved;
  }

  private int possessiveRepeat(int pc, int pos) {
    int min = code[pc + 2];
    int max = code[pc + 3];
    int at = pos;
    int count = 0;
    while (Integer.compareUnsigned(count, max) < 0) {
      boolean required = Integer.compareUnsigned(count, min) < 0;
      if (!run(pc + 4, at, false)) {
        if (required) {
          return -1;
        }
        break;
      }
      boolean empty = matchEnd == at;
      at = matchEnd;
      count++;
      if (empty && !required) {
        break;
      }
    }
    return at;
  }

  /// How many items in a row match the one-character pattern at `pc`, at most `max` (unsigned).
  private int count(int pc, int pos, int max) {
    int limit = Integer.compareUnsigned(max, end - pos) < 0 ? pos + max : end;
    int at = pos;
    switch (code[pc]) {
      case SreOp.ANY_ALL:
        return Math.max(0, limit - pos);
      case SreOp.ANY:
        while (at < limit && subject.at(at) != '\n') {
          at++;
        }
        break;
      case SreOp.LITERAL:
        while (at < limit && subject.at(at) == code[pc + 1]) {
          at++;
        }
        break;
      case SreOp.NOT_LITERAL:
        while (at < limit && subject.at(at) != code[pc + 1]) {
          at++;
        }
        break;
      case SreOp.IN:
        while (at < limit && SreCharacters.inSet(code, pc + 2, subject.at(at))) {
          at++;
        }
        break;
      default:
        while (at < limit && single(pc, at) == 1) {
          at++;
        }
        break;
    }
    return at - pos;
  }

  /// Matches one simple element: its width, or -1.
  private int single(int pc, int pos) {
    int op = code[pc];
    switch (op) {
      case SreOp.AT:
        return at(code[pc + 1], pos) ? 0 : -1;
      case SreOp.GROUPREF, SreOp.GROUPREF_IGNORE, SreOp.GROUPREF_LOC_IGNORE, SreOp.GROUPREF_UNI_IGNORE:
        return groupReference(op, code[pc + 1], pos);
      case SreOp.GROUPREF_EXISTS, SreOp.INFO:
        return 0;
      default:
    }
    if (pos >= end) {
      return -1;
    }
    int c = subject.at(pos);
    boolean ok;
    switch (op) {
      case SreOp.ANY:
        ok = c != '\n';
        break;
      case SreOp.ANY_ALL:
        ok = true;
        break;
      case SreOp.LITERAL:
        ok = c == code[pc + 1];
        break;
      case SreOp.NOT_LITERAL:
        ok = c != code[pc + 1];
        break;
      case SreOp.IN:
        ok = SreCharacters.inSet(code, pc + 2, c);
        break;
      case SreOp.CATEGORY:
        ok = SreCharacters.isCategory(code[pc + 1], c);
        break;
      case SreOp.LITERAL_IGNORE, SreOp.LITERAL_LOC_IGNORE:
        ok = SreCharacters.lowerAscii(c) == SreCharacters.lowerAscii(code[pc + 1]);
        break;
      case SreOp.NOT_LITERAL_IGNORE, SreOp.NOT_LITERAL_LOC_IGNORE:
        ok = SreCharacters.lowerAscii(c) != SreCharacters.lowerAscii(code[pc + 1]);
        break;
      case SreOp.LITERAL_UNI_IGNORE:
        ok = SreCharacters.lowerUnicode(c) == code[pc + 1];
        break;
      case SreOp.NOT_LITERAL_UNI_IGNORE:
        ok = SreCharacters.lowerUnicode(c) != code[pc + 1];
        break;
      case SreOp.IN_IGNORE:
        ok = SreCharacters.inSet(code, pc + 2, SreCharacters.lowerAscii(c));
        break;
      case SreOp.IN_LOC_IGNORE:
        int lower = SreCharacters.lowerAscii(c);
        int upper = c >= 'a' && c <= 'z' ? c - 32 : c;
        ok = SreCharacters.inSet(code, pc + 2, lower) || upper != lower && SreCharacters.inSet(code, pc + 2, upper);
        break;
      case SreOp.IN_UNI_IGNORE:
        ok = SreCharacters.inSet(code, pc + 2, SreCharacters.lowerUnicode(c));
        break;
      default:
        throw new IllegalStateException("bad word " + op);
    }
    return ok ? 1 : -1;
  }

  /// How many words the simple element takes; a conditional chooses by whether its group matched.
  private int length(int pc, int pos) {
    switch (code[pc]) {
      case SreOp.ANY, SreOp.ANY_ALL:
        return 1;
      case SreOp.IN, SreOp.IN_IGNORE, SreOp.IN_LOC_IGNORE, SreOp.IN_UNI_IGNORE, SreOp.INFO:
        return 1 + code[pc + 1];
      case SreOp.GROUPREF_EXISTS:
        return isSet(code[pc + 1]) ? 3 : 1 + code[pc + 2];
      default:
        return 2;
    }
  }

  private boolean isSet(int group) {
    return marks[2 * group] >= 0 && marks[2 * group + 1] >= marks[2 * group];
  }

  private int groupReference(int op, int group, int pos) {
    if (!isSet(group)) {
      return -1;
    }
    int from = marks[2 * group];
    int length = marks[2 * group + 1] - from;
    if (pos + length > end) {
      return -1;
    }
    for (int i = 0; i < length; i++) {
      int a = subject.at(from + i);
      int b = subject.at(pos + i);
      boolean same = a == b || op == SreOp.GROUPREF_UNI_IGNORE && SreCharacters.lowerUnicode(a) == SreCharacters.lowerUnicode(b)
          || (op == SreOp.GROUPREF_IGNORE || op == SreOp.GROUPREF_LOC_IGNORE) && SreCharacters.lowerAscii(a) == SreCharacters.lowerAscii(b);
      if (!same) {
        return -1;
      }
    }
    return length;
  }

  private boolean at(int kind, int pos) {
    switch (kind) {
      case SreOp.AT_BEGINNING, SreOp.AT_BEGINNING_STRING:
        return pos == 0;
      case SreOp.AT_BEGINNING_LINE:
        return pos == 0 || SreCharacters.isLineBreak(subject.at(pos - 1));
      case SreOp.AT_END:
        return pos == end || pos + 1 == end && SreCharacters.isLineBreak(subject.at(pos));
      case SreOp.AT_END_LINE:
        return pos == end || SreCharacters.isLineBreak(subject.at(pos));
      case SreOp.AT_END_STRING:
        return pos == end;
      case SreOp.AT_BOUNDARY, SreOp.AT_LOC_BOUNDARY:
        return boundary(pos, false);
      case SreOp.AT_NON_BOUNDARY, SreOp.AT_LOC_NON_BOUNDARY:
        return !boundary(pos, false);
      case SreOp.AT_UNI_BOUNDARY:
        return boundary(pos, true);
      case SreOp.AT_UNI_NON_BOUNDARY:
        return !boundary(pos, true);
      default:
        return false;
    }
  }

  private boolean boundary(int pos, boolean unicode) {
    boolean before = pos > 0 && isWord(subject.at(pos - 1), unicode);
    boolean after = pos < end && isWord(subject.at(pos), unicode);
    return before != after;
  }

  private static boolean isWord(int c, boolean unicode) {
    return unicode ? SreCharacters.isWord(c) : SreCharacters.isAsciiWord(c);
  }
}
