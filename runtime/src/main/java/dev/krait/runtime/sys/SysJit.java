// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;

/// What CPython's own JIT compiler would say: there is none here.
///
/// Java: stateless.
@PyModuleDef(value = "sys._jit", part = true)
final class SysJit {
  private SysJit() {
  }

  /// Return whether this Python was built with CPython's JIT compiler.
  @Function("is_available()")
  static boolean isAvailable() {
    return false;
  }

  /// Return whether CPython's JIT compiler is on.
  @Function("is_enabled()")
  static boolean isEnabled() {
    return false;
  }

  /// Return whether the calling frame runs code of CPython's JIT compiler.
  @Function("is_active()")
  static boolean isActive() {
    return false;
  }
}
