// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import java.util.Arrays;
import java.util.HexFormat;

/// An immutable sequence of bytes compared by value; owns its array.
public record ByteSequence(byte[] array) {
  @Override
  public boolean equals(Object other) {
    return other instanceof ByteSequence that && Arrays.equals(array, that.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(array);
  }
}
