// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.sys;

import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.type.PyType;

/// The types of the named tuples in `sys`. Immutable.
final class SysTypes {
  static final PyType FLOAT_INFO = PyStructSequence.define("float_info", "sys", "What is known of the type float.", 11, "max", "max_exp",
      "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
  static final PyType INT_INFO = PyStructSequence.define("int_info", "sys", "What is known of the type int.", 4, "bits_per_digit", "sizeof_digit",
      "default_max_str_digits", "str_digits_check_threshold");
  static final PyType HASH_INFO = PyStructSequence.define("hash_info", "sys", "How hashes of numbers and strings are computed.", 9, "width",
      "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff");
  static final PyType THREAD_INFO = PyStructSequence.define("thread_info", "sys", "How threads are implemented.", 3, "name", "lock", "version");
  static final PyType VERSION_INFO = PyStructSequence.define("version_info", "sys", "The version as a named tuple.", 5, "major", "minor",
      "micro", "releaselevel", "serial");
  static final PyType FLAGS = PyStructSequence.define("flags", "sys", "The flags of the command line.", 18, "debug", "inspect", "interactive",
      "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet",
      "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil",
      "thread_inherit_context", "context_aware_warnings");
  static final PyType ASYNCGEN_HOOKS = PyStructSequence.define("asyncgen_hooks", "builtins", "The hooks of asynchronous generators.", 2,
      "firstiter", "finalizer");
  private SysTypes() {
  }
}
