// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;

/// What waits in a queue or a channel. When the interpreter that sent it ends, its data goes, and the item is unbound: it is dropped, or
/// left for the receiver to see that something is missing. Guarded by the monitor of the queue or channel.
final class CrossItem {
  /// What becomes of an item whose interpreter has ended: it goes too, the receiver gets an error, or gets something in its place.
  static final int REMOVE = 1, ERROR = 2, REPLACE = 3;

  private final long sender;
  private CrossData data;
  final int unboundOperation;
  /// What the sender waits for; null if it does not.
  private final Receipt receipt;

  CrossItem(long sender, CrossData data, int unboundOperation, Receipt receipt) {
    this.sender = sender;
    this.data = data;
    this.unboundOperation = unboundOperation;
    this.receipt = receipt;
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

  /// What the receiver gets, as a tuple: the object and None, or None and what is to be done as the object has gone.
  Object receive(ThreadState ts) {
    return data == null ? PyTuple.of(PyNone.NONE, PyInt.of(unboundOperation)) : PyTuple.of(data.restore(ts), PyNone.NONE);
  }

  boolean isFrom(long interpreter) {
    return data != null && sender == interpreter;
  }

  /// Gives its data up, to the list, and tells a sender that waits that nobody has received it.
  void free(List<CrossData> freed) {
    if (data != null) {
      freed.add(data);
      data = null;
    }
    settle(false);
  }

  /// Tells a sender that waits what has become of the item.
  void settle(boolean received) {
    if (receipt != null) {
      receipt.settle(received);
    }
  }
}
