// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.Interpreter;
import dev.krait.runtime.interp.InterpreterGroup;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.PyType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The channels between the interpreters of a group: who may use which end, and what is on its way. A channel is known as long as a
/// number of it is held, closed or not.
///
/// An interpreter becomes a user of an end when it first sends or receives. Once it has released that end it may not use it again; with the
/// last end that a user has open the channel is closed.
///
/// Thread rule: everything is guarded by the monitor of this object, a leaf lock; who waits for a receipt does so outside.
final class CrossChannels {
  static final PyType ERROR = error("ChannelError", Exceptions.RUNTIME_ERROR);
  static final PyType NOT_FOUND = error("ChannelNotFoundError", ERROR);
  static final PyType CLOSED = error("ChannelClosedError", ERROR);
  static final PyType EMPTY = error("ChannelEmptyError", ERROR);
  static final PyType NOT_EMPTY = error("ChannelNotEmptyError", ERROR);

  /// A channel. Guarded by the monitor of its [CrossChannels].
  static final class Channel {
    final long id;
    final int unboundOperation;
    final int fallback;
    private final CrossItems items = new CrossItems();
    /// The users of each end by interpreter: true while they have it open.
    private final TreeMap<Long, Boolean> senders = new TreeMap<>();
    private final TreeMap<Long, Boolean> receivers = new TreeMap<>();
    /// Nothing can be sent any more; with the last item the channel is closed.
    private boolean closing;
    private boolean closed;
    /// How many numbers each interpreter holds.
    private final TreeMap<Long, Integer> holders = new TreeMap<>();
    /// How many numbers are on their way.
    private int travelling;

    private Channel(long id, int unboundOperation, int fallback) {
      this.id = id;
      this.unboundOperation = unboundOperation;
      this.fallback = fallback;
    }

    PyException isClosed() {
      return CrossChannels.error(CLOSED, "channel " + id + " is closed");
    }

    private void requireOpen() {
      if (closed) {
        throw isClosed();
      }
    }

    private void use(TreeMap<Long, Boolean> end, long interpreter) {
      Boolean open = end.putIfAbsent(interpreter, true);
      if (Boolean.FALSE.equals(open)) {
        throw CrossChannels.error(CLOSED, "channel " + id + " is already closed");
      }
    }

    private void close(List<CrossData> freed) {
      closed = true;
      closing = false;
      items.clear(freed);
      senders.clear();
      receivers.clear();
    }

    private void closeIfUnused(List<CrossData> freed) {
      boolean used = !senders.isEmpty() || !receivers.isEmpty();
      if (used && !senders.containsValue(true) && !receivers.containsValue(true)) {
        close(freed);
      }
    }

    private void closeIfDone(List<CrossData> freed) {
      if (closing && items.count() == 0) {
        close(freed);
      }
    }

    private boolean isHeld() {
      return travelling > 0 || !holders.isEmpty();
    }
  }

  private final InterpreterGroup group;
  private final TreeMap<Long, Channel> channels = new TreeMap<>();
  private long nextId;

  private CrossChannels(InterpreterGroup group) {
    this.group = group;
    group.onEnd(this::forget);
  }

  static CrossChannels of(Interpreter interpreter) {
    InterpreterGroup group = interpreter.membership().group();
    return group.shared(CrossChannels.class, () -> new CrossChannels(group));
  }

  private static PyType error(String name, PyType base) {
    return PyType.builtinWithDict(new PlainTable(name, "_interpchannels", null, true), base);
  }

  private static PyException error(PyType type, String message) {
    return PyErrors.of(type, Text.fromJava(message));
  }

  /// The error of a number that no channel has.
  static PyException notFound(long id) {
    return error(NOT_FOUND, "channel " + id + " not found");
  }

  /// A new channel, of which its maker holds one number from the start: what nobody holds is dropped when any interpreter ends.
  synchronized Channel create(Interpreter maker, int unboundOperation, int fallback) {
    Channel made = new Channel(nextId++, unboundOperation, fallback);
    channels.put(made.id, made);
    hold(made, maker);
    return made;
  }

  /// The channel with that number, closed or not; null if there is none.
  synchronized Channel findOrNull(long id) {
    return channels.get(id);
  }

  /// The channel with that number, closed or not.
  synchronized Channel find(long id) {
    Channel found = channels.get(id);
    if (found == null) {
      throw notFound(id);
    }
    return found;
  }

  /// The channel with that number if it is not closed.
  synchronized Channel findOpen(long id) {
    Channel found = find(id);
    found.requireOpen();
    return found;
  }

  /// All channels that are not closed, the latest first.
  synchronized List<Channel> all() {
    List<Channel> all = new ArrayList<>();
    for (Channel channel : channels.descendingMap().values()) {
      if (!channel.closed) {
        all.add(channel);
      }
    }
    return all;
  }

  /// Counts a number that an interpreter holds.
  synchronized void hold(Channel channel, Interpreter holder) {
    channel.holders.merge(holder.membership().id(), 1, Integer::sum);
  }

  /// An interpreter holds a number less. The channel goes with the last one.
  void letGo(Channel channel, Interpreter holder) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      channel.holders.computeIfPresent(holder.membership().id(), (id, count) -> count == 1 ? null : count - 1);
      dropIfUnheld(channel, freed);
    }
    CrossItems.discard(freed);
  }

  synchronized void startTravel(Channel channel) {
    channel.travelling++;
  }

  void endTravel(Channel channel) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      channel.travelling--;
      dropIfUnheld(channel, freed);
    }
    CrossItems.discard(freed);
  }

  private void dropIfUnheld(Channel channel, List<CrossData> freed) {
    if (!channel.isHeld() && channels.remove(channel.id, channel)) {
      channel.close(freed);
    }
  }

  /// Adds an item that an interpreter sends.
  synchronized void send(Channel channel, Interpreter sender, CrossItem item) {
    requireSendable(channel);
    channel.use(channel.senders, sender.membership().id());
    channel.items.add(item);
  }

  /// Whether anything can be sent at all: ChannelClosedError if not.
  synchronized void requireSendable(Channel channel) {
    channel.requireOpen();
    if (channel.closing) {
      throw channel.isClosed();
    }
  }

  /// Takes back an item that nobody has received; false if somebody has.
  boolean withdraw(Channel channel, CrossItem item) {
    List<CrossData> freed = new ArrayList<>();
    boolean removed;
    synchronized (this) {
      removed = channel.items.remove(item, freed);
      channel.closeIfDone(freed);
    }
    CrossItems.discard(freed);
    return removed;
  }

  /// Takes the first item; null if there is none.
  CrossItem receive(Channel channel, Interpreter receiver) {
    List<CrossData> freed = new ArrayList<>();
    CrossItem item;
    synchronized (this) {
      channel.requireOpen();
      channel.use(channel.receivers, receiver.membership().id());
      item = channel.items.poll();
      channel.closeIfDone(freed);
    }
    CrossItems.discard(freed);
    return item;
  }

  static PyException isEmpty(Channel channel) {
    return error(EMPTY, "channel " + channel.id + " is empty");
  }

  /// Closes ends for all interpreters. Of a channel that is not empty only the sending end can be closed without force.
  void close(Channel channel, boolean send, boolean receive, boolean force) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      channel.requireOpen();
      boolean sendOnly = send && !receive;
      if (sendOnly && !force && channel.closing) {
        throw channel.isClosed();
      }
      if (force || channel.items.count() == 0) {
        channel.close(freed);
      } else if (sendOnly) {
        channel.closing = true;
      } else {
        throw error(NOT_EMPTY, "channel " + channel.id + " may not be closed if not empty (try force=True)");
      }
    }
    CrossItems.discard(freed);
  }

  /// Closes ends for one interpreter.
  void release(Channel channel, Interpreter user, boolean send, boolean receive) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      channel.requireOpen();
      if (send || !receive) {
        channel.senders.put(user.membership().id(), false);
      }
      if (receive || !send) {
        channel.receivers.put(user.membership().id(), false);
      }
      channel.closeIfUnused(freed);
    }
    CrossItems.discard(freed);
  }

  void destroy(Channel channel) {
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      channels.remove(channel.id);
      channel.close(freed);
    }
    CrossItems.discard(freed);
  }

  synchronized int count(Channel channel) {
    channel.requireOpen();
    return channel.items.count();
  }

  /// The interpreters that have an end open, by number.
  synchronized List<Long> users(Channel channel, boolean send) {
    if (send) {
      requireSendable(channel);
    }
    channel.requireOpen();
    List<Long> users = new ArrayList<>();
    for (Interpreter interpreter : group.all()) {
      long id = interpreter.membership().id();
      if (Boolean.TRUE.equals((send ? channel.senders : channel.receivers).get(id))) {
        users.add(id);
      }
    }
    return users;
  }

  synchronized ChannelState state(Channel channel, Interpreter asking) {
    return new ChannelState(channel.closed, channel.closing, channel.items.count(), channel.senders, channel.receivers, asking.membership().id());
  }

  private void forget(Interpreter ended) {
    long id = ended.membership().id();
    List<CrossData> freed = new ArrayList<>();
    synchronized (this) {
      for (Channel channel : new ArrayList<>(channels.values())) {
        channel.items.unbind(id, freed);
        channel.senders.computeIfPresent(id, (user, open) -> false);
        channel.receivers.computeIfPresent(id, (user, open) -> false);
        channel.closeIfDone(freed);
        channel.closeIfUnused(freed);
        channel.holders.remove(id);
        dropIfUnheld(channel, freed);
      }
    }
    CrossItems.discard(freed);
  }
}
