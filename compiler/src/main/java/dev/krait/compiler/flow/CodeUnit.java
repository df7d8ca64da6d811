// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.flow;

import java.util.HashSet;
import java.util.Set;

/// What the code generator gathers about one code object beside its instructions.
public final class CodeUnit {
  public String name;
  public String qualName;
  public int argCount;
  public int posOnlyArgCount;
  public int kwOnlyArgCount;
  public int firstLine;
  /// `co_names`.
  public final NameTable names = new NameTable();
  /// Arguments, then the other locals; cells among the arguments stand here and in [#cellVars].
  public final NameTable varNames = new NameTable();
  /// The locals that inner scopes see, in the order of their cells.
  public final NameTable cellVars = new NameTable();
  /// The names of enclosing scopes; instructions number them from `cellVars.size()`.
  public final NameTable freeVars = new NameTable();
  /// Fast locals of inlined comprehensions in a scope whose own names are not fast.
  public final Set<String> fastHidden = new HashSet<>();
  public final ConstTable consts = new ConstTable();

  public CodeUnit(String name, String qualName, int firstLine) {
    this.name = name;
    this.qualName = qualName;
    this.firstLine = firstLine;
  }
}
