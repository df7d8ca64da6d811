// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyErrors;

/// What waits in a queue or a channel. When the interpreter that sent it ends, its data goes, and the item is unbound: it is dropped, or
/// left for the receiver to see that something is missing. Guarded by the monitor of the queue or channel.
final class CrossItem {
  /// What becomes of an item whose interpreter has ended: it goes too, the receiver gets an error, or gets something in its place.
  static final int REMOVE = 1, ERROR = 2, REPLACE = 3;

  private long sender;
  private CrossData data;
  final int unboundOperation;

  CrossItem(long sender, CrossData data, int unboundOperation) {
    this.sender = sender;
    this.data = data;
    this.unboundOperation = unboundOperation;
  }

  /// An operation from an argument, where -1 stands for the default.
  static int operation(long given, int standard) {
    if (given == -1) {
      return standard;
    }
    if (given < REMOVE || given > REPLACE) {
      throw PyErrors.valueError("unsupported unboundop " + given);
    }
    return (int) given;
  }

  /// A fallback from an argument, where -1 stands for the default.
  static int fallback(long given, int standard) {
    if (given == -1) {
      return standard;
    }
    if (given < CrossConversions.SHAREABLE_ONLY || given > CrossConversions.FULL_FALLBACK) {
      throw PyErrors.valueError("unsupported fallback " + given);
    }
    return (int) given;
  }

  /// The data; null if the item is unbound.
  CrossData data() {
    return data;
  }

  boolean isFrom(long interpreter) {
    return data != null && sender == interpreter;
  }

  /// The interpreter that sent it ends; true if the item is to go.
  boolean unbind() {
    data.discard();
    data = null;
    return unboundOperation == REMOVE;
  }

  void discard() {
    if (data != null) {
      data.discard();
      data = null;
    }
  }
}
