// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.parse;

/// What the caller of the parser asked for; see [Parser#parse].
record ParseOptions(String fileName, Parser.Mode mode, int flags, int featureVersion, int maxDigits) {
  boolean has(int flag) {
    return (flags & flag) != 0;
  }
}
