// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.object.PyTuple;

/// The arguments of an exception whose `__init__` takes some keywords.
///
/// @param positional the positional arguments
/// @param values what each known keyword was given; null where it was left out
record Keywords(PyTuple positional, Object[] values) {
  /// Takes the arguments of a raw call apart.
  static Keywords of(String function, Object[] arguments, String[] keywordNames, String... known) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int positional = arguments.length - keywords;
    Object[] values = new Object[known.length];
    for (int i = 0; i < keywords; i++) {
      int at = 0;
      while (at < known.length && !known[at].equals(keywordNames[i])) {
        at++;
      }
      if (at == known.length) {
        throw PyErrors.typeError(function + "() got an unexpected keyword argument '" + keywordNames[i] + "'");
      }
      values[at] = arguments[positional + i];
    }
    return new Keywords(PyTuple.of(java.util.Arrays.copyOf(arguments, positional)), values);
  }
}
