// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.code.Oparg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/// Evaluates operators and displays whose operands are constant loads just before them in the same block.
final class ConstantFolding {
  /// Displays with more items are left alone.
  private static final int MAX_ITEMS = 30;
  /// Shorter lists and sets are left alone, unless they are only iterated or searched.
  private static final int MIN_DISPLAY = 3;

  private final ConstTable consts;
  private final Instr[] loads = new Instr[MAX_ITEMS];

  ConstantFolding(ConstTable consts) {
    this.consts = consts;
  }

  private Const value(Instr load) {
    return load.opcode == Opcode.LOAD_SMALL_INT ? new Const.Int(load.oparg) : consts.get(load.oparg);
  }

  /// Gathers in [#loads] the `count` constant loads that end before `index`, NOPs apart; false where others intervene.
  private boolean gatherLoads(BasicBlock block, int index, int count) {
    while (count > 0) {
      if (--index < 0) {
        return false;
      }
      Instr instr = block.instrs[index];
      if (instr.loadsConst()) {
        loads[--count] = instr;
      } else if (instr.opcode != Opcode.NOP) {
        return false;
      }
    }
    return true;
  }

  private void dropLoads(int count) {
    for (int i = 0; i < count; i++) {
      drop(loads[i]);
    }
  }

  private static void drop(Instr instr) {
    instr.toNop();
    instr.location = Location.NONE;
  }

  private List<Const> values(int count) {
    var values = new Const[count];
    for (int i = 0; i < count; i++) {
      values[i] = value(loads[i]);
    }
    return List.of(values);
  }

  private void load(Instr instr, Const value) {
    if (value instanceof Const.Int number && ConstantLoads.isSmall(number.value())) {
      instr.set(Opcode.LOAD_SMALL_INT, (int) number.value());
    } else {
      instr.set(Opcode.LOAD_CONST, consts.add(value));
    }
  }

  void foldTuple(BasicBlock block, int index) {
    Instr build = block.instrs[index];
    int count = build.oparg;
    if (count <= MAX_ITEMS && gatherLoads(block, index, count)) {
      Const tuple = new Const.Tuple(values(count));
      dropLoads(count);
      load(build, tuple);
    }
  }

  /// Folds a list or set that is only iterated or searched to a tuple or frozenset, others to an extension by one.
  void foldListOrSet(BasicBlock block, int index, int nextOpcode) {
    Instr build = block.instrs[index];
    int count = build.oparg;
    boolean readOnly = nextOpcode == Opcode.GET_ITER || nextOpcode == Opcode.CONTAINS_OP;
    if (count > MAX_ITEMS || count < MIN_DISPLAY && !readOnly) {
      return;
    }
    boolean list = build.opcode == Opcode.BUILD_LIST;
    if (!gatherLoads(block, index, count)) {
      if (readOnly && list) {
        build.opcode = Opcode.BUILD_TUPLE;
      }
      return;
    }
    List<Const> items = values(count);
    int constant = consts.add(list ? new Const.Tuple(items) : new Const.FrozenSet(distinct(items)));
    dropLoads(count);
    if (readOnly) {
      build.set(Opcode.LOAD_CONST, constant);
      return;
    }
    Instr empty = block.instrs[index - 2];
    empty.location = build.location;
    empty.set(build.opcode, 0);
    block.instrs[index - 1].set(Opcode.LOAD_CONST, constant);
    build.set(list ? Opcode.LIST_EXTEND : Opcode.SET_UPDATE, 1);
  }

  /// The members of a frozenset of `items`: of those that Python holds equal (1, 1.0 and True), the first.
  private static List<Const> distinct(List<Const> items) {
    var keys = new LinkedHashSet<Object>();
    var members = new ArrayList<Const>(items.size());
    for (Const item : items) {
      if (keys.add(ConstEquality.key(item))) {
        members.add(item);
      }
    }
    return List.copyOf(members);
  }

  void foldUnary(BasicBlock block, int index) {
    if (!gatherLoads(block, index, 1)) {
      return;
    }
    Instr operator = block.instrs[index];
    Const operand = value(loads[0]);
    Const result = switch (operator.opcode) {
      case Opcode.UNARY_NEGATIVE -> ConstArithmetic.negative(operand);
      case Opcode.UNARY_INVERT -> ConstArithmetic.invert(operand);
      case Opcode.UNARY_NOT -> ConstArithmetic.bool(!ConstArithmetic.isTrue(operand));
      default -> ConstArithmetic.positive(operand);
    };
    if (result != null) {
      dropLoads(1);
      load(operator, result);
    }
  }

  void foldBinary(BasicBlock block, int index) {
    if (!gatherLoads(block, index, 2)) {
      return;
    }
    Instr operator = block.instrs[index];
    Const result = ConstArithmetic.binary(value(loads[0]), operator.oparg, value(loads[1]));
    if (result != null) {
      dropLoads(2);
      load(operator, result);
    }
  }

  /// A long tuple display is built as a list item by item and then converted; with constant items it is one constant.
  void foldListToTuple(BasicBlock block, int index) {
    int found = 0;
    boolean expectAppend = true;
    for (int at = index - 1; at >= 0; at--) {
      Instr instr = block.instrs[at];
      if (instr.opcode == Opcode.NOP) {
        continue;
      }
      if (instr.opcode == Opcode.BUILD_LIST && instr.oparg == 0) {
        if (expectAppend) {
          replaceByTuple(block, at, index, found);
        }
        return;
      }
      if (expectAppend ? instr.opcode != Opcode.LIST_APPEND || instr.oparg != 1 : !instr.loadsConst()) {
        return;
      }
      found += expectAppend ? 0 : 1;
      expectAppend = !expectAppend;
    }
  }

  private void replaceByTuple(BasicBlock block, int start, int index, int count) {
    var items = new Const[count];
    for (int at = index - 1; at >= start; at--) {
      Instr instr = block.instrs[at];
      if (instr.loadsConst()) {
        items[--count] = value(instr);
      }
      if (instr.opcode != Opcode.NOP) {
        drop(instr);
      }
    }
    Instr convert = block.instrs[index];
    assert convert.oparg == Oparg.INTRINSIC_LIST_TO_TUPLE;
    load(convert, new Const.Tuple(Arrays.asList(items)));
  }
}
