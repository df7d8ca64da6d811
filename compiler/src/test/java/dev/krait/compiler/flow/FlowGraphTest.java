// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.Const;
import dev.krait.compiler.code.Opcode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;

/// The passes over the graph as a whole, on the sequences in `rows.txt`, whose results CPython wrote.
class FlowGraphTest {
  private static final Map<String, Integer> OPCODES = new HashMap<>();

  static {
    for (int opcode = 0; opcode < Opcode.PSEUDO_LIMIT; opcode++) {
      OPCODES.put(Opcode.name(opcode), opcode);
    }
  }

  @Test
  void graphsAreOptimisedAsInCPython() throws IOException {
    String rows;
    try (var stream = FlowGraphTest.class.getResourceAsStream("rows.txt")) {
      rows = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
    String[] cases = rows.split("\n= ");
    for (int i = 1; i < cases.length; i++) {
      check(cases[i]);
    }
    assertEquals(23, cases.length);
  }

  private static void check(String row) {
    List<String> lines = row.lines().toList();
    int arrow = lines.indexOf("->");
    String[] head = lines.get(1).split(" ");
    var consts = new ConstTable();
    for (int i = 1; i < head.length; i++) {
      consts.add(constant(head[i]));
    }
    FlowGraph graph = FlowGraph.of(sequence(lines.subList(2, arrow)));
    Assembler.optimize(graph, consts, Integer.parseInt(head[0]), 0);
    List<String> actual = text(graph);
    var constsText = new StringJoiner(" ", "consts ", "");
    consts.list().forEach(value -> constsText.add(text(value)));
    actual.add(constsText.toString());
    assertEquals(String.join("\n", lines.subList(arrow + 1, lines.size())), String.join("\n", actual), lines.get(0));
  }

  /// A sequence from lines of opcode, argument or target's index, line.
  private static InstructionSequence sequence(List<String> lines) {
    var sequence = new InstructionSequence();
    for (int i = 0; i < lines.size(); i++) {
      sequence.newLabel();
    }
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      int line = Integer.parseInt(words[2]);
      sequence.useLabel(i);
      sequence.emit(OPCODES.get(words[0]), Integer.parseInt(words[1]),
          line == -1 ? Location.NONE : line == -2 ? Location.NEXT : new Location(line, line, 0, 0));
    }
    return sequence;
  }

  private static List<String> text(FlowGraph graph) {
    int position = 0;
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      block.position = position;
      position += block.size;
    }
    var lines = new ArrayList<String>();
    for (BasicBlock block = graph.entry; block != null; block = block.next) {
      for (int i = 0; i < block.size; i++) {
        Instr instr = block.get(i);
        lines.add(Opcode.name(instr.opcode) + " " + (instr.target != null ? instr.target.position : instr.oparg) + " " + instr.line());
      }
    }
    return lines;
  }

  private static Const constant(String text) {
    if (text.startsWith("'")) {
      return new Const.Str(text.substring(1, text.length() - 1));
    }
    if (text.startsWith("b'")) {
      return new Const.Bytes(new ByteSequence(text.substring(2, text.length() - 1).getBytes(StandardCharsets.ISO_8859_1)));
    }
    return switch (text) {
      case "None" -> Const.Singleton.NONE;
      case "True" -> Const.Singleton.TRUE;
      case "False" -> Const.Singleton.FALSE;
      case "(1,2)" -> new Const.Tuple(List.of(new Const.Int(1), new Const.Int(2)));
      case "1.5" -> new Const.Float(1.5);
      default -> new Const.Int(Long.parseLong(text));
    };
  }

  private static String text(Const value) {
    return switch (value) {
      case Const.Singleton singleton -> singleton.name().charAt(0) + singleton.name().substring(1).toLowerCase();
      case Const.Int number -> Long.toString(number.value());
      case Const.Float number -> Double.toString(number.value());
      case Const.Str text -> "'" + text.value() + "'";
      case Const.Bytes bytes -> "b'" + new String(bytes.value().array(), StandardCharsets.ISO_8859_1) + "'";
      case Const.Tuple tuple -> "(" + texts(tuple.items()) + ")";
      case Const.FrozenSet set -> "{" + texts(set.items()) + "}";
      default -> value.toString();
    };
  }

  private static String texts(List<Const> values) {
    var texts = new StringJoiner(",");
    values.forEach(value -> texts.add(text(value)));
    return texts.toString();
  }
}
