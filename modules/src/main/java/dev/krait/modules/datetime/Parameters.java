// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.datetime;

import dev.krait.runtime.builtin.Converters;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.thread.ThreadState;
import java.util.Arrays;
import java.util.List;

/// Binds the arguments of constructors that also take a pickled state, with the messages that C functions have. Immutable.
final class Parameters {
  private final List<String> names;
  private final int required;
  private final int positional;

  /// The names of all parameters; the first so many are required, the first so many may be given by position.
  Parameters(int required, int positional, String... names) {
    this.names = List.of(names);
    this.required = required;
    this.positional = positional;
  }

  /// The argument of each parameter; null for what is missing.
  Object[] bind(ThreadState ts, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int given = args.length - keywords;
    if (given > positional) {
      throw PyErrors.typeError("function takes at most " + positional + (positional < names.size() ? " positional" : "") + " arguments (" + given
          + " given)");
    }
    Object[] bound = Arrays.copyOf(Arrays.copyOf(args, given), names.size());
    for (int i = 0; i < keywords; i++) {
      int index = names.indexOf(keywordNames[i]);
      if (index < 0) {
        throw PyErrors.typeError("this function got an unexpected keyword argument '" + keywordNames[i] + "'");
      }
      if (bound[index] != null) {
        throw PyErrors.typeError("argument for function given by name ('" + keywordNames[i] + "') and position (" + (index + 1) + ")");
      }
      bound[index] = args[given + i];
    }
    for (int i = 0; i < required; i++) {
      if (bound[i] == null) {
        for (int j = 0; j < i; j++) {
          Converters.toInt(ts, bound[j]);
        }
        throw PyErrors.typeError("function missing required argument '" + names.get(i) + "' (pos " + (i + 1) + ")");
      }
    }
    return bound;
  }

  /// An int argument, or what stands for a missing one.
  static int integer(ThreadState ts, Object value, int missing) {
    return value == null ? missing : Converters.toInt(ts, value);
  }
}
