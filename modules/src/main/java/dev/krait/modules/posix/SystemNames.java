// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;

/// The names of system limits, as `sysconf` and its relatives take them.
final class SystemNames {
  private SystemNames() {
  }

  /// The number for a name or number, by one of the tables of the module.
  static int number(ThreadState ts, String table, Object name) {
    if (Numbers.hasIndex(name)) {
      return Numbers.indexOrError(ts, name);
    }
    if (!Text.isStr(name)) {
      throw PyErrors.typeError("configuration names must be strings or integers");
    }
    Object names = Objects.getAttribute(ts, ts.interpreter().modules().get("posix"), table);
    Object number = names instanceof PyDict dict ? dict.get(ts, name) : null;
    if (number == null) {
      throw PyErrors.valueError("unrecognized configuration name");
    }
    return (int) ((PyInt) number).value;
  }
}
