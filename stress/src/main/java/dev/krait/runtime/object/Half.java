// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

/// An object without a final field, so that nothing but the container's release keeps a reader from seeing it half-made.
public final class Half {
  private int a;
  private int b;

  public Half() {
    a = 1;
    b = 1;
  }

  /// What a reader saw of a value: 0 nothing, 1 the whole object, -1 a half-made one.
  public static int seen(Object value) {
    return value == null ? 0 : value instanceof Half h && h.a == 1 && h.b == 1 ? 1 : -1;
  }
}
