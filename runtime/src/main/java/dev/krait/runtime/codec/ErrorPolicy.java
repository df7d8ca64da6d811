// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

/// The error handlers that are built in, by the names they go by in `errors=`.
enum ErrorPolicy {
  STRICT, IGNORE, REPLACE, BACKSLASH_REPLACE, XML_CHAR_REF_REPLACE, NAME_REPLACE, SURROGATE_ESCAPE, SURROGATE_PASS,
  /// One that must have been registered.
  OTHER;

  static ErrorPolicy of(String errors) {
    if (errors == null) {
      return STRICT;
    }
    switch (errors) {
      case "strict":
        return STRICT;
      case "ignore":
        return IGNORE;
      case "replace":
        return REPLACE;
      case "backslashreplace":
        return BACKSLASH_REPLACE;
      case "xmlcharrefreplace":
        return XML_CHAR_REF_REPLACE;
      case "namereplace":
        return NAME_REPLACE;
      case "surrogateescape":
        return SURROGATE_ESCAPE;
      case "surrogatepass":
        return SURROGATE_PASS;
      default:
        return OTHER;
    }
  }
}
