// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.sre;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.type.PyType;

/// Matches or searches a subject step by step, each time from where the last match ended.
///
/// Java: guarded by this object's monitor.
@PyTypeDef(value = "SRE_Scanner", module = "_sre")
public final class PyScanner extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyScannerTable.INSTANCE);

  private final PyPattern pattern;
  private final PyPattern.Scan scan;

  PyScanner(PyPattern pattern, PyPattern.Scan scan) {
    super(TYPE);
    this.pattern = pattern;
    this.scan = scan;
  }

  /// Matches right where the last match ended; None if that fails.
  @Method("match()")
  synchronized Object match() {
    return scan.matchHere() ? scan.match() : PyNone.NONE;
  }

  /// Finds the next match; None if there is none.
  @Method("search()")
  synchronized Object search() {
    return scan.find() ? scan.match() : PyNone.NONE;
  }

  /// The pattern.
  @Getter("pattern")
  Object pattern() {
    return pattern;
  }
}
