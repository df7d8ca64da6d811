// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import java.util.ArrayList;

/// The names of a block for as long as an inlined comprehension is compiled in it: those that live elsewhere in the comprehension have
/// its symbols. Belongs to the thread that generates code; [#leave] undoes everything.
public final class InlinedNames {
  private final Scope outer;
  /// The symbols of the block that were replaced, and those that were not there.
  private final ArrayList<Symbol> saved = new ArrayList<>();
  private final ArrayList<String> added = new ArrayList<>();

  private InlinedNames(Scope outer) {
    this.outer = outer;
  }

  /// Gives `outer` the names of `comprehension`.
  ///
  /// @param inClass whether `outer` is a class and no other comprehension is around
  public static InlinedNames enter(Scope outer, Scope comprehension, boolean inClass) {
    InlinedNames names = new InlinedNames(outer);
    for (Symbol symbol : comprehension.symbols.values()) {
      Symbol before = outer.symbols.get(symbol.name);
      int scopeBefore = before == null ? 0 : before.scope;
      boolean differs = symbol.scope != scopeBefore && symbol.scope != Symbol.FREE
          && !(symbol.scope == Symbol.CELL && scopeBefore == Symbol.FREE);
      if (differs || inClass) {
        outer.symbols.put(symbol.name, symbol);
        if (before == null) {
          names.added.add(symbol.name);
        } else {
          names.saved.add(before);
        }
      }
    }
    return names;
  }

  /// Gives the block its own names back.
  public void leave() {
    for (Symbol symbol : saved) {
      outer.symbols.put(symbol.name, symbol);
    }
    for (String name : added) {
      outer.symbols.remove(name);
    }
  }
}
