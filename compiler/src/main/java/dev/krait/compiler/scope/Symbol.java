// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

/// A name in one block: how the block binds and uses it, and, once the table is analysed, where it lives.
public final class Symbol {
  /// Bits of [#flags].
  public static final int DEF_GLOBAL = 1, DEF_LOCAL = 2, DEF_PARAM = 4, DEF_NONLOCAL = 8, USE = 16, DEF_FREE_CLASS = 64, DEF_IMPORT = 128,
      DEF_ANNOT = 256, DEF_COMP_ITER = 512, DEF_TYPE_PARAM = 1024, DEF_COMP_CELL = 2048;
  /// The bits that make a name one of the block's own.
  public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;
  /// Values of [#scope]; 0 while it is not known.
  public static final int LOCAL = 1, GLOBAL_EXPLICIT = 2, GLOBAL_IMPLICIT = 3, FREE = 4, CELL = 5;
  /// Where the scope starts in [#packed].
  public static final int SCOPE_OFFSET = 12;

  final String name;
  int flags;
  int scope;
  /// Whether the analysis found the name among the block's own ones, before comprehensions were inlined.
  boolean local;
  /// Whether the analysis found the name free by what the block itself does.
  boolean free;

  Symbol(String name, int flags) {
    this.name = name;
    this.flags = flags;
  }

  public String name() {
    return name;
  }

  public int flags() {
    return flags;
  }

  public int scope() {
    return scope;
  }

  /// Flags and scope in one number, as `_symtable` shows them.
  public int packed() {
    return flags | scope << SCOPE_OFFSET;
  }
}
