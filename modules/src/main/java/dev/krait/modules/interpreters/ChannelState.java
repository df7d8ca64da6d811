// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyStructSequence;
import dev.krait.runtime.type.PyType;
import java.util.Map;
import java.util.TreeSet;

/// What `get_info` tells of a channel: how far it is closed, what is in it, and how many interpreters use which end. Made under the monitor
/// of [CrossChannels], not changed after that.
final class ChannelState {
  static final PyType TYPE = PyStructSequence.define("ChannelInfo", "_interpchannels", "What is known of a channel.", 8, "open", "closing",
      "closed", "count", "num_interp_send", "num_interp_send_released", "num_interp_recv", "num_interp_recv_released", "num_interp_both",
      "num_interp_both_released", "num_interp_both_send_released", "num_interp_both_recv_released", "send_associated", "send_released",
      "recv_associated", "recv_released");
  /// Indexes of fields.
  private static final int SEND = 4, RECEIVE = 6, BOTH = 8, BOTH_RELEASED = 9, BOTH_SEND = 10, BOTH_RECEIVE = 11, FIRST_FLAG = 12;

  private final boolean closed;
  private final boolean closing;
  private final int count;
  private final int[] users = new int[FIRST_FLAG];
  private final Boolean sends;
  private final Boolean receives;

  ChannelState(boolean closed, boolean closing, int count, Map<Long, Boolean> senders, Map<Long, Boolean> receivers, long asking) {
    this.closed = closed;
    this.closing = closing;
    this.count = count;
    TreeSet<Long> all = new TreeSet<>(senders.keySet());
    all.addAll(receivers.keySet());
    for (Long user : all) {
      users[field(senders.get(user), receivers.get(user))]++;
    }
    sends = senders.get(asking);
    receives = receivers.get(asking);
  }

  /// Which field counts a user who has each end open (true), has released it (false) or never used it (null). Of users of both ends those
  /// who have released one are counted under the name of the other one, as in CPython.
  private static int field(Boolean send, Boolean receive) {
    if (receive == null) {
      return send ? SEND : SEND + 1;
    }
    if (send == null) {
      return receive ? RECEIVE : RECEIVE + 1;
    }
    if (send) {
      return receive ? BOTH : BOTH_SEND;
    }
    return receive ? BOTH_RECEIVE : BOTH_RELEASED;
  }

  Object toNamedTuple() {
    boolean[] flags = {isTrue(sends), isFalse(sends), isTrue(receives), isFalse(receives)};
    Object[] fields = new Object[FIRST_FLAG + flags.length];
    fields[0] = PyBool.of(!closed && !closing);
    fields[1] = PyBool.of(closing);
    fields[2] = PyBool.of(closed);
    fields[3] = PyInt.of(count);
    for (int i = SEND; i < FIRST_FLAG; i++) {
      fields[i] = PyInt.of(users[i]);
    }
    for (int i = 0; i < flags.length; i++) {
      fields[FIRST_FLAG + i] = PyBool.of(flags[i]);
    }
    return PyStructSequence.of(TYPE, fields);
  }

  private static boolean isTrue(Boolean open) {
    return open != null && open;
  }

  private static boolean isFalse(Boolean open) {
    return open != null && !open;
  }
}
