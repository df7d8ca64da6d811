// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Opcode;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// What Python asks about the lines and branches of a code object.
final class CodeLines {
  private CodeLines() {
  }

  /// Runs of instructions of one line, as tuples of start, end and line (None if there is none).
  static List<Object> lines(PyCode code) {
    List<Object> runs = new ArrayList<>();
    CodeLocations at = new CodeLocations(code.object.lineTable, code.object.firstLine);
    int start = 0;
    int end = 0;
    int line = Integer.MIN_VALUE;
    while (at.advance()) {
      if (at.line != line) {
        if (end > start) {
          runs.add(run(start, end, line));
        }
        start = at.start;
        line = at.line;
      }
      end = at.end;
    }
    if (end > start) {
      runs.add(run(start, end, line));
    }
    return runs;
  }

  private static Object run(int start, int end, int line) {
    return PyTuple.of(PyInt.of(2L * start), PyInt.of(2L * end), line < 0 ? PyNone.NONE : PyInt.of(line));
  }

  /// The offsets of each branch, of where it goes if it is not taken, and if it is taken.
  static List<Object> branches(PyCode code) {
    List<Object> found = new ArrayList<>();
    Bytecode b = new Bytecode(code.object);
    for (int i = 0; i < b.count; i++) {
      int opcode = b.opcodes[i];
      int after = b.units[i] + 1 + Opcode.caches(opcode);
      if (Opcode.isConditionalJump(opcode) || opcode == Opcode.FOR_ITER) {
        boolean loop = opcode == Opcode.FOR_ITER;
        int taken = after + b.args[i] + (loop ? 2 : 0);
        boolean marked = !loop && i + 1 < b.count && b.opcodes[i + 1] == Opcode.NOT_TAKEN;
        found.add(PyTuple.of(PyInt.of(2L * b.units[i]), PyInt.of(2L * (after + (marked ? 1 : 0))), PyInt.of(2L * taken)));
      } else if (opcode == Opcode.END_ASYNC_FOR) {
        int source = after - b.args[i];
        int next = b.numberAt(source);
        int skip = next >= 0 && b.opcodes[next] == Opcode.END_SEND ? source + 1 : source;
        found.add(PyTuple.of(PyInt.of(2L * source), PyInt.of(2L * (skip + 1)), PyInt.of(2L * after)));
      }
    }
    return found;
  }

  static Object oldTable(PyCode code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int offset = 0;
    int line = code.object.firstLine;
    for (Object item : lines(code)) {
      PyTuple run = (PyTuple) item;
      if (run.get(2) instanceof PyInt l && l.value != line) {
        int start = (int) ((PyInt) run.get(0)).value;
        step(out, start - offset, (int) l.value - line);
        offset = start;
        line = (int) l.value;
      }
    }
    return new PyBytes(out.toByteArray());
  }

  private static void step(ByteArrayOutputStream out, int offsets, int lines) {
    int o = offsets;
    int l = lines;
    while (o > 255) {
      out.write(255);
      out.write(0);
      o -= 255;
    }
    while (l < -128 || l > 127) {
      int part = l < 0 ? -128 : 127;
      out.write(o);
      out.write(part);
      o = 0;
      l -= part;
    }
    out.write(o);
    out.write(l);
  }
}
