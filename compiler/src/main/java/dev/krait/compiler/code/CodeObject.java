// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.util.List;

/// A code object with the fields of CPython 3.14's `PyCodeObject`, as the compiler makes it and as a `.pyc` holds it.
/// Immutable: callers do not change the arrays. Identity matters, so this is a class and not a record.
public final class CodeObject {
  /// Kinds of a fast local, bits of [#localsPlusKinds].
  public static final int CO_FAST_ARG_POS = 0x02, CO_FAST_ARG_KW = 0x04, CO_FAST_ARG_VAR = 0x08, CO_FAST_HIDDEN = 0x10, CO_FAST_LOCAL = 0x20,
      CO_FAST_CELL = 0x40, CO_FAST_FREE = 0x80;
  /// Bits of [#flags].
  public static final int CO_OPTIMIZED = 0x1, CO_NEWLOCALS = 0x2, CO_VARARGS = 0x4, CO_VARKEYWORDS = 0x8, CO_NESTED = 0x10, CO_GENERATOR = 0x20,
      CO_COROUTINE = 0x80, CO_ITERABLE_COROUTINE = 0x100, CO_ASYNC_GENERATOR = 0x200, CO_FUTURE_BARRY_AS_BDFL = 0x400000,
      CO_FUTURE_ANNOTATIONS = 0x1000000, CO_NO_MONITORING_EVENTS = 0x2000000, CO_HAS_DOCSTRING = 0x4000000, CO_METHOD = 0x8000000;

  public final int argCount;
  public final int posOnlyArgCount;
  public final int kwOnlyArgCount;
  public final int stackSize;
  public final int flags;
  /// Instructions with their (zeroed) inline cache units, two bytes a unit, as `co_code` shows them.
  public final byte[] code;
  public final List<Const> consts;
  public final List<String> names;
  /// Names of arguments, locals, cells and free variables, in frame order.
  public final List<String> localsPlusNames;
  public final byte[] localsPlusKinds;
  public final String fileName;
  public final String name;
  public final String qualName;
  public final int firstLine;
  /// The location table in the compact format of PEP 626/657.
  public final byte[] lineTable;
  public final byte[] exceptionTable;

  public CodeObject(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, byte[] code, List<Const> consts,
      List<String> names, List<String> localsPlusNames, byte[] localsPlusKinds, String fileName, String name, String qualName, int firstLine,
      byte[] lineTable, byte[] exceptionTable) {
    this.argCount = argCount;
    this.posOnlyArgCount = posOnlyArgCount;
    this.kwOnlyArgCount = kwOnlyArgCount;
    this.stackSize = stackSize;
    this.flags = flags;
    this.code = code;
    this.consts = List.copyOf(consts);
    this.names = List.copyOf(names);
    this.localsPlusNames = List.copyOf(localsPlusNames);
    this.localsPlusKinds = localsPlusKinds;
    this.fileName = fileName;
    this.name = name;
    this.qualName = qualName;
    this.firstLine = firstLine;
    this.lineTable = lineTable;
    this.exceptionTable = exceptionTable;
  }
}
