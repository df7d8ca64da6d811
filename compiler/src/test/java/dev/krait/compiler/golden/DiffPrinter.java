// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.golden;

import dev.krait.compiler.code.CodeObject;
import java.io.PrintStream;
import java.util.List;

/// Prints what differs between two code objects: CPython's on the left, ours on the right.
final class DiffPrinter {
  private final PrintStream out;

  DiffPrinter(PrintStream out) {
    this.out = out;
  }

  void print(String path, CodeComparison.Pair pair) {
    CodeObject a = pair.expected();
    out.println("== " + path + " " + a.qualName + ":" + a.firstLine + "  " + String.join(" ", pair.differences()));
    CodeObject b = pair.actual();
    if (b == null) {
      return;
    }
    printField("flags", Integer.toHexString(a.flags), Integer.toHexString(b.flags));
    printField("stacksize", a.stackSize, b.stackSize);
    printField("names", a.names, b.names);
    printField("localsplus", a.localsPlusNames, b.localsPlusNames);
    printField("kinds", kinds(a), kinds(b));
    printField("consts", ConstText.all(a.consts), ConstText.all(b.consts));
    printAligned(Disassembly.of(a), Disassembly.of(b));
  }

  private static String kinds(CodeObject code) {
    var text = new StringBuilder();
    for (byte kind : code.localsPlusKinds) {
      text.append(Integer.toHexString(kind & 0xff)).append(' ');
    }
    return text.toString();
  }

  private void printField(String name, Object a, Object b) {
    if (!a.equals(b)) {
      out.println("   " + name + "\n     - " + a + "\n     + " + b);
    }
  }

  /// The lines in the order of a longest common subsequence, with a little context around what differs.
  private void printAligned(List<String> a, List<String> b) {
    int[][] lengths = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        lengths[i][j] = a.get(i).equals(b.get(j)) ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    int quiet = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
        if (++quiet <= 2 || differsSoon(a, b, i, j)) {
          out.println("     " + a.get(i));
        }
        i++;
        j++;
      } else if (j == b.size() || i < a.size() && lengths[i + 1][j] >= lengths[i][j + 1]) {
        out.println("   - " + a.get(i++));
        quiet = 0;
      } else {
        out.println("   + " + b.get(j++));
        quiet = 0;
      }
    }
  }

  private static boolean differsSoon(List<String> a, List<String> b, int i, int j) {
    for (int k = 1; k <= 3; k++) {
      if (i + k >= a.size() || j + k >= b.size()) {
        return i + k < a.size() || j + k < b.size();
      }
      if (!a.get(i + k).equals(b.get(j + k))) {
        return true;
      }
    }
    return false;
  }
}
