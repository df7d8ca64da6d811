// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

/// Checks that code is what `re` compiles, so that running it stays inside it: jumps land inside, groups exist, sets end.
final class CodeCheck {
  private final int[] code;
  private final int groups;

  private CodeCheck(int[] code, int groups) {
    this.code = code;
    this.groups = groups;
  }

  static boolean isValid(int[] code, int groups) {
    if (groups < 0 || code.length == 0 || code[code.length - 1] != SreOp.SUCCESS) {
      return false;
    }
    try {
      return new CodeCheck(code, groups).sequence(0, code.length - 1);
    } catch (ArrayIndexOutOfBoundsException | StackOverflowError e) {
      return false;
    }
  }

  private boolean group(int group) {
    return group >= 0 && group < groups;
  }

  /// Whether the words from `pc` to `end` are whole elements.
  private boolean sequence(int start, int end) {
    int pc = start;
    while (pc < end) {
      int op = code[pc];
      int next;
      switch (op) {
        case SreOp.ANY, SreOp.ANY_ALL, SreOp.FAILURE:
          next = pc + 1;
          break;
        case SreOp.LITERAL, SreOp.NOT_LITERAL, SreOp.LITERAL_IGNORE, SreOp.NOT_LITERAL_IGNORE, SreOp.LITERAL_LOC_IGNORE,
            SreOp.NOT_LITERAL_LOC_IGNORE, SreOp.LITERAL_UNI_IGNORE, SreOp.NOT_LITERAL_UNI_IGNORE:
          next = pc + 2;
          break;
        case SreOp.AT:
          next = code[pc + 1] >= 0 && code[pc + 1] <= SreOp.AT_UNI_NON_BOUNDARY ? pc + 2 : -1;
          break;
        case SreOp.MARK:
          next = code[pc + 1] >= 0 && code[pc + 1] < 2 * groups ? pc + 2 : -1;
          break;
        case SreOp.GROUPREF, SreOp.GROUPREF_IGNORE, SreOp.GROUPREF_LOC_IGNORE, SreOp.GROUPREF_UNI_IGNORE:
          next = group(code[pc + 1]) ? pc + 2 : -1;
          break;
        case SreOp.INFO:
          next = pc + 1 + code[pc + 1];
          break;
        case SreOp.IN, SreOp.IN_IGNORE, SreOp.IN_LOC_IGNORE, SreOp.IN_UNI_IGNORE:
          next = pc + 1 + code[pc + 1];
          break;
        case SreOp.BRANCH:
          next = branch(pc + 1, end);
          break;
        case SreOp.REPEAT:
          next = repeat(pc, end);
          break;
        case SreOp.REPEAT_ONE, SreOp.MIN_REPEAT_ONE, SreOp.POSSESSIVE_REPEAT_ONE:
          next = nested(pc, pc + 4, end);
          break;
        case SreOp.POSSESSIVE_REPEAT:
          next = possessive(pc, end);
          break;
        case SreOp.ATOMIC_GROUP:
          next = nested(pc, pc + 2, end);
          break;
        case SreOp.ASSERT, SreOp.ASSERT_NOT:
          next = nested(pc, pc + 3, end);
          break;
        case SreOp.GROUPREF_EXISTS:
          next = conditional(pc, end);
          break;
        default:
          return false;
      }
      if (next <= pc || next > end) {
        return false;
      }
      pc = next;
    }
    return pc == end;
  }

  private int nested(int pc, int body, int end) {
    int next = pc + 1 + code[pc + 1];
    boolean ok = next - 1 >= body && next <= end && code[next - 1] == SreOp.SUCCESS && sequence(body, next - 1);
    return ok ? next : -1;
  }

  private int repeat(int pc, int end) {
    int until = pc + 1 + code[pc + 1];
    boolean ok = until < end && (code[until] == SreOp.MAX_UNTIL || code[until] == SreOp.MIN_UNTIL) && sequence(pc + 4, until);
    return ok ? until + 1 : -1;
  }

  /// The jump leads to the word that ends the body.
  private int possessive(int pc, int end) {
    int last = pc + 1 + code[pc + 1];
    boolean ok = last >= pc + 4 && last < end && code[last] == SreOp.SUCCESS && sequence(pc + 4, last);
    return ok ? last + 1 : -1;
  }

  private int branch(int start, int end) {
    int skip = start;
    int target = -1;
    while (code[skip] != 0) {
      int next = skip + code[skip];
      if (next <= skip + 2 || next >= end || code[next - 2] != SreOp.JUMP || !sequence(skip + 1, next - 2)) {
        return -1;
      }
      int to = next - 1 + code[next - 1];
      if (target >= 0 && to != target) {
        return -1;
      }
      target = to;
      skip = next;
    }
    return target;
  }

  private int conditional(int pc, int end) {
    if (!group(code[pc + 1])) {
      return -1;
    }
    int otherwise = pc + 2 + code[pc + 2] - 1;
    int target = pc + 1 + code[pc + 2];
    if (target >= pc + 5 && code[target - 2] == SreOp.JUMP && otherwise == target) {
      int after = target - 1 + code[target - 1];
      if (after >= target && after <= end && sequence(pc + 3, target - 2) && sequence(target, after)) {
        return after;
      }
    }
    return target <= end && sequence(pc + 3, target) ? target : -1;
  }
}
