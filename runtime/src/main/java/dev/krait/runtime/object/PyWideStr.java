// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

import java.util.Arrays;

/// A `str` with a code point above U+FFFF, or with an adjacent high-low pair of lone surrogates: what a [String] whose chars
/// are its code points cannot hold. Immutable; made only by [Text], which keeps the form canonical, so that a wide and a
/// narrow `str` are never equal. Never an instance of a subclass of `str`.
public final class PyWideStr extends PyObject {
  /// The code points; not to be changed.
  public final int[] codePoints;
  private int hash;

  PyWideStr(int[] codePoints) {
    super(PyStr.TYPE);
    this.codePoints = codePoints;
  }

  public int length() {
    return codePoints.length;
  }

  public int codePointAt(int index) {
    return codePoints[index];
  }

  @Override
  public int hashCode() {
    int result = hash;
    if (result == 0) {
      result = Arrays.hashCode(codePoints);
      hash = result;
    }
    return result;
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof PyWideStr that && Arrays.equals(codePoints, that.codePoints);
  }

  @Override
  public String toString() {
    return new String(codePoints, 0, codePoints.length);
  }
}
