// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.interpreters;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.importing.Imports;
import dev.krait.runtime.interp.Garbage;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.LockTimeouts;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.util.List;

/// Channels between interpreters: what goes in at one end comes out at the other, and each interpreter opens and closes the ends for itself.
///
/// Java: the channels belong to the group of interpreters.
@PyModuleDef(value = "_interpchannels", types = {PyChannelId.class})
final class ChannelsModule {
  private static final String NAME = "_interpchannels";

  private final CrossChannels channels;

  ChannelsModule(ThreadState ts) {
    channels = CrossChannels.of(ts.interpreter());
  }

  @Setup
  void setup(ThreadState ts, PyModule module) {
    PyType[] types = {CrossChannels.ERROR, CrossChannels.NOT_FOUND, CrossChannels.CLOSED, CrossChannels.EMPTY, CrossChannels.NOT_EMPTY,
        ChannelState.TYPE};
    for (PyType type : types) {
      module.dict().put(type.name(), type);
    }
    CrossConversions.registry(ts).register(PyChannelId.TYPE, (sender, object) -> travelling((PyChannelId) object));
  }

  private CrossData travelling(PyChannelId number) {
    CrossChannels.Channel channel = channels.findOrNull(number.id);
    if (channel != null) {
      channels.startTravel(channel);
    }
    return new NumberData(channels, channel, number.id, number.end);
  }

  /// The number of a channel on its way: keeps the channel, if there is one.
  private record NumberData(CrossChannels channels, CrossChannels.Channel channel, long id, int end) implements CrossData {
    @Override
    public Object restore(ThreadState ts) {
      try {
        Imports.module(ts, NAME);
        return PyChannelId.of(ts, channels.find(id), end);
      } finally {
        discard();
      }
    }

    @Override
    public void discard() {
      if (channel != null) {
        channels.endTravel(channel);
      }
    }
  }

  /// Tell the classes of the two ends, which then can be sent to other interpreters.
  @Function("_register_end_types(send, recv)")
  void registerEndTypes(ThreadState ts, Object send, Object recv) {
    register(ts, "send", send);
    register(ts, "recv", recv);
  }

  private void register(ThreadState ts, String end, Object given) {
    if (!(given instanceof PyType type)) {
      throw PyErrors.typeError("expected a type for '" + end + "'");
    }
    CrossConversions.registry(ts).register(type, this::endData);
  }

  private CrossData endData(ThreadState ts, Object end) {
    Object number = Objects.getAttribute(ts, end, "_id");
    NumberData data = (NumberData) travelling(number instanceof PyChannelId id ? id : PyChannelId.unchecked(id(ts, number), PyChannelId.BOTH));
    Object type = Objects.getAttribute(ts, end, "__class__");
    String module = Text.toJava(Objects.str(ts, Objects.getAttribute(ts, type, "__module__")));
    String name = Text.toJava(Objects.str(ts, Objects.getAttribute(ts, type, "__name__")));
    return new CrossData.Numbered(module, name, PyInt.of(data.id()), data::discard);
  }

  private static long id(ThreadState ts, Object number) {
    return number instanceof PyChannelId known ? known.id : InterpreterNumbers.of(ts, number, "channel ID", "int too big to convert");
  }

  /// The channel of an argument, closed or not.
  private CrossChannels.Channel any(ThreadState ts, Object cid) {
    return channels.find(id(ts, cid));
  }

  private CrossChannels.Channel open(ThreadState ts, Object cid) {
    return channels.findOpen(id(ts, cid));
  }

  /// Return the number of a channel as an object that stands for both of its ends, or for one.
  @Function("_channel_id(id, *, send=None, recv=None, force=False, _resolve=False)")
  Object channelId(ThreadState ts, Object id, Object send, Object recv, boolean force, boolean _resolve) {
    boolean hasSend = send != PyNone.NONE;
    boolean hasReceive = recv != PyNone.NONE;
    boolean sends = hasSend && Objects.isTrue(ts, send);
    boolean receives = hasReceive && Objects.isTrue(ts, recv);
    if (hasSend && hasReceive && !sends && !receives) {
      throw PyErrors.valueError("'send' and 'recv' cannot both be False");
    }
    int end = sends == receives ? PyChannelId.BOTH : sends ? PyChannelId.SEND : PyChannelId.RECEIVE;
    if (id instanceof PyChannelId given && end == PyChannelId.BOTH) {
      end = given.end;
    }
    long number = id(ts, id);
    CrossChannels.Channel channel = channels.findOrNull(number);
    if (channel != null) {
      return PyChannelId.of(ts, channel, end);
    }
    if (!force) {
      throw CrossChannels.notFound(number);
    }
    return PyChannelId.unchecked(number, end);
  }

  /// Make a channel and return its number.
  @Function("create(unboundop=-1, fallback=-1)")
  Object create(ThreadState ts, int unboundop, int fallback) {
    int operation = CrossItem.operation(unboundop, CrossItem.REPLACE);
    int way = CrossItem.fallback(fallback, CrossConversions.FULL_FALLBACK);
    return PyChannelId.ofNew(ts, operation, way);
  }

  /// Forget a channel with all that is in it.
  @Function("destroy(cid)")
  void destroy(ThreadState ts, Object cid) {
    channels.destroy(any(ts, cid));
  }

  /// Return the number, the operation for unbound items and the fallback of each channel that is not closed.
  @Function("list_all()")
  Object listAll(ThreadState ts) {
    if (!channels.all().isEmpty()) {
      // Some may be there only because nobody has collected their numbers yet.
      Garbage.collect(ts);
    }
    List<CrossChannels.Channel> all = channels.all();
    Object[] rows = new Object[all.size()];
    for (int i = 0; i < rows.length; i++) {
      CrossChannels.Channel channel = all.get(i);
      rows[i] = PyTuple.of(PyChannelId.of(ts, channel, PyChannelId.BOTH), PyInt.of(channel.unboundOperation), PyInt.of(channel.fallback));
    }
    return PyList.of(rows);
  }

  /// Return the numbers of the interpreters that use one end of a channel.
  @Function("list_interpreters(cid, *, send)")
  Object listInterpreters(ThreadState ts, Object cid, Object send) {
    boolean sends = Objects.isTrue(ts, send);
    CrossChannels.Channel channel = any(ts, cid);
    Garbage.collectDeleted(ts);
    List<Long> users = channels.users(channel, sends);
    Object[] numbers = new Object[users.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = PyInt.of(users.get(i));
    }
    return PyList.of(numbers);
  }

  /// Send an object, and wait until it has been received if asked to.
  @Function("send(cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)")
  void send(ThreadState ts, Object cid, Object obj, int unboundop, int fallback, boolean blocking, Object timeout) {
    Delivery delivery = delivery(ts, cid, unboundop, fallback, blocking, timeout);
    deliver(ts, delivery, CrossConversions.of(ts, obj, delivery.fallback));
  }

  /// Send the memory of an object, which both sides use from then on, and wait until it has been received if asked to.
  @Function("send_buffer(cid, obj, unboundop=-1, fallback=-1, *, blocking=True, timeout=None)")
  void sendBuffer(ThreadState ts, Object cid, Object obj, int unboundop, int fallback, boolean blocking, Object timeout) {
    Delivery delivery = delivery(ts, cid, unboundop, fallback, blocking, timeout);
    deliver(ts, delivery, new CrossData.Memory(CrossConversions.memory(ts, obj)));
  }

  /// Where an object goes, what takes its place if its interpreter ends first, what to do with one that can not be shared, and how long
  /// the sender waits; no receipt if it does not.
  private record Delivery(CrossChannels.Channel channel, int operation, int fallback, Receipt receipt, long nanos) {
  }

  private Delivery delivery(ThreadState ts, Object cid, int unboundop, int fallback, boolean blocking, Object timeout) {
    long nanos = LockTimeouts.optionalNanos(ts, blocking, timeout);
    CrossChannels.Channel channel = any(ts, cid);
    int operation = CrossItem.operation(unboundop, channel.unboundOperation);
    int way = CrossItem.fallback(fallback, channel.fallback);
    channels.requireSendable(channel);
    return new Delivery(channel, operation, way, blocking ? new Receipt() : null, nanos);
  }

  private void deliver(ThreadState ts, Delivery delivery, CrossData data) {
    CrossItem item = new CrossItem(ts.interpreter().membership().id(), data, delivery.operation, delivery.receipt);
    boolean sent = false;
    try {
      channels.send(delivery.channel, ts.interpreter(), item);
      sent = true;
    } finally {
      if (!sent) {
        data.discard();
      }
    }
    if (delivery.receipt != null) {
      await(ts, delivery, item);
    }
  }

  private void await(ThreadState ts, Delivery delivery, CrossItem item) {
    boolean settled = false;
    boolean withdrawn = false;
    try {
      settled = delivery.receipt.await(ts, delivery.nanos);
    } finally {
      // A timeout or an exception of a signal handler; the receiver may have been faster.
      withdrawn = !settled && channels.withdraw(delivery.channel, item);
    }
    if (withdrawn) {
      throw PyErrors.of(Exceptions.TIMEOUT_ERROR, "timed out");
    }
    if (!delivery.receipt.isReceived()) {
      throw delivery.channel.isClosed();
    }
  }

  /// Take the first object out of a channel, and return it with None; or None with what is to be done about an item that is unbound.
  @Function("recv(cid, default=<unrepresentable>)")
  Object receive(ThreadState ts, Object cid, Object defaultValue) {
    CrossChannels.Channel channel = any(ts, cid);
    Garbage.collectDeleted(ts);
    CrossItem item = channels.receive(channel, ts.interpreter());
    if (item == null) {
      if (defaultValue == null) {
        throw CrossChannels.isEmpty(channel);
      }
      return PyTuple.of(defaultValue, PyNone.NONE);
    }
    return item.receive(ts);
  }

  /// Close a channel for all interpreters: both ends, or one. If there is something in it, that takes force, but for the sending end, which
  /// is closed at once, the other when all has been received.
  @Function("close(cid, *, send=False, recv=False, force=False)")
  void close(ThreadState ts, Object cid, boolean send, boolean recv, boolean force) {
    channels.close(any(ts, cid), send, recv, force);
  }

  /// Close both ends of a channel, or one, for the interpreter that runs this.
  @Function("release(cid, *, send=False, recv=False, force=False)")
  void release(ThreadState ts, Object cid, boolean send, boolean recv, boolean force) {
    channels.release(any(ts, cid), ts.interpreter(), send, recv);
  }

  /// Return how many objects are in a channel.
  @Function("get_count(cid)")
  Object getCount(ThreadState ts, Object cid) {
    CrossChannels.Channel channel = any(ts, cid);
    Garbage.collectDeleted(ts);
    return PyInt.of(channels.count(channel));
  }

  /// Return what is known of a channel.
  @Function("get_info(cid)")
  Object getInfo(ThreadState ts, Object cid) {
    CrossChannels.Channel channel = any(ts, cid);
    Garbage.collectDeleted(ts);
    return channels.state(channel, ts.interpreter()).toNamedTuple();
  }

  /// Return the operation for unbound items and the fallback of a channel.
  @Function("get_channel_defaults(cid)")
  Object getDefaults(ThreadState ts, Object cid) {
    CrossChannels.Channel channel = open(ts, cid);
    return PyTuple.of(PyInt.of(channel.unboundOperation), PyInt.of(channel.fallback));
  }
}
