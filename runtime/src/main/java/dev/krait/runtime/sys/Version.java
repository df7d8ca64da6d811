// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

/// The version of Python that this is.
public final class Version {
  public static final int MAJOR = 3, MINOR = 14, MICRO = 3;
  public static final String NUMBER = MAJOR + "." + MINOR + "." + MICRO;
  /// `sys.version`.
  public static final String FULL = NUMBER + " free-threading build (main, Nov 23 2026, 00:00:00) [Krait on Java " + Runtime.version().feature()
      + "]";
  public static final int HEX = MAJOR << 24 | MINOR << 16 | MICRO << 8 | 0xf0;

  private Version() {
  }
}
