// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

/// What an interpreter shares with the main one and what it may do: CPython's `PyInterpreterConfig`.
public record InterpreterLimits(boolean useMainObmalloc, boolean allowFork, boolean allowExec, boolean allowThreads, boolean allowDaemonThreads,
    boolean checkExtensions, GilKind gil) {
  /// Whose GIL the interpreter uses where there is one.
  public enum GilKind {
    /// What the main interpreter decides, which is to share.
    DEFAULT,
    /// That of the main interpreter.
    SHARED,
    /// Its own.
    OWN
  }

  /// Those of a main interpreter.
  public static final InterpreterLimits MAIN = new InterpreterLimits(true, true, true, true, true, false, GilKind.OWN);
  /// Those of an interpreter that shares nothing.
  public static final InterpreterLimits ISOLATED = new InterpreterLimits(false, false, false, true, false, true, GilKind.OWN);
  /// Those of CPython's old function `Py_NewInterpreter`.
  public static final InterpreterLimits LEGACY = new InterpreterLimits(true, true, true, true, true, false, GilKind.SHARED);
  /// Nothing is allowed, and nothing decided.
  public static final InterpreterLimits EMPTY = new InterpreterLimits(false, false, false, false, false, false, GilKind.DEFAULT);

  /// Those of an interpreter that has not been started.
  public static final InterpreterLimits UNDECIDED = new InterpreterLimits(false, false, false, false, false, false, GilKind.SHARED);

  /// Whether an interpreter can be made with these limits: who has memory of his own has to refuse extensions that exist once in a process.
  public boolean isViable() {
    return useMainObmalloc || checkExtensions;
  }
}
