// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/// What waits in a queue or a channel, first in, first out.
///
/// Thread rule: guarded by the monitor of the [CrossQueues] or [CrossChannels]. Giving up data may take the monitor of the other one, so
/// what goes is only put on a list here, whose data the caller discards outside.
final class CrossItems {
  private final ArrayDeque<CrossItem> items = new ArrayDeque<>();

  int count() {
    return items.size();
  }

  boolean add(CrossItem item) {
    return items.add(item);
  }

  /// Takes the first item, which counts as received from now on; null if there is none.
  CrossItem poll() {
    CrossItem item = items.poll();
    if (item != null) {
      item.settle(true);
    }
    return item;
  }

  /// Takes an item back; false if it has gone.
  boolean remove(CrossItem item, List<CrossData> freed) {
    if (!items.removeFirstOccurrence(item)) {
      return false;
    }
    item.free(freed);
    return true;
  }

  void clear(List<CrossData> freed) {
    for (CrossItem item : items) {
      item.free(freed);
    }
    items.clear();
  }

  /// The interpreter that sent some of the items has ended: those lose their data, and some go.
  void unbind(long sender, List<CrossData> freed) {
    for (Iterator<CrossItem> i = items.iterator(); i.hasNext();) {
      CrossItem item = i.next();
      if (item.isFrom(sender)) {
        item.free(freed);
        if (item.unboundOperation == CrossItem.REMOVE) {
          i.remove();
        }
      }
    }
  }

  /// Gives up data; the caller holds no monitor.
  static void discard(List<CrossData> freed) {
    for (CrossData data : freed) {
      data.discard();
    }
  }
}
