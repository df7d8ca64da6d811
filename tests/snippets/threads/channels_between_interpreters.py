"""Channels take objects from one interpreter to another, and each interpreter opens and closes their ends for itself."""
import _interpchannels as channels
import _interpreters
import threading

REMOVE, ERROR, REPLACE = 1, 2, 3


def outcome(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}".replace(f"channel {int(channel)} ", "the channel ")


def state(channel):
    info = channels.get_info(channel)
    names = [n for n in dir(info) if n.startswith(("num_", "send_", "recv_")) and getattr(info, n)]
    return "closed" if info.closed else "closing" if info.closing else "open", info.count, names


channel = channels.create(REPLACE)
print(channel.end, channel.send.end, channel.recv.end, channel == int(channel), channel == channel.send, hash(channel) == hash(int(channel)))
print(channels.get_channel_defaults(channel), outcome(channels.recv, channel), outcome(channels.recv, channel, "nothing"))
for value in (None, True, 42, 2**70, 1.5, "text", b"bytes", (1, ("nested",)), [1], {"a": 2}):
    channels.send(channel, value, blocking=False)
    print(channels.recv(channel), end=" ")
print()
print(outcome(channels.send, channel, 1, blocking=False, timeout=1), "|", outcome(channels.send, channel, 1, timeout=0.01), "|", state(channel))

memory = bytearray(b"shared memory")
channels.send_buffer(channel, memory, blocking=False)
view, _ = channels.recv(channel)
view[:6] = b"common"
print(memory, channels.get_count(channel))

threading.Thread(target=lambda: channels.send(channel, "waits for its receiver")).start()
while (received := channels.recv(channel, None)[0]) is None:
    pass
print(received)

other = _interpreters.create()
_interpreters.run_string(other, f"""
import _interpchannels as channels
for operation in ({REMOVE}, {ERROR}, {REPLACE}):
    channels.send({channel}, operation, operation, blocking=False)
""")
channels.send(channel, channel.recv, blocking=False)
print(state(channel), channels.list_interpreters(channel, send=True) == [_interpreters.get_current()[0], other])
_interpreters.destroy(other)
print(state(channel), channels.recv(channel), channels.recv(channel), channels.recv(channel)[0] == channel.recv)

channels.send(channel, "last", blocking=False)
print(outcome(channels.close, channel), "|", outcome(channels.close, channel, send=True), state(channel)[:2])
print(outcome(channels.send, channel, 1), "|", channels.recv(channel), state(channel), outcome(channels.recv, channel))

channel = channels.create(REPLACE)
channels.send(channel, 1, blocking=False)
channels.recv(channel)
channels.release(channel, recv=True)
print(state(channel), outcome(channels.recv, channel))
channels.release(channel, send=True)
print(state(channel), outcome(channels.release, channel))
channels.destroy(channel)
print(outcome(channels.get_info, channel), "|", outcome(channels._channel_id, -1), "|", outcome(channels._channel_id, 1, send=False, recv=False))
