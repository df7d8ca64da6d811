// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.io;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.Finalizers;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.io.ByteArrayOutputStream;

/// Text over a buffered binary stream: encoding and line ends are translated.
///
/// Java: reading is in [TextReading], positions in [TextPosition]. All of it is guarded by [#lock].
@PyTypeDef(value = "TextIOWrapper", module = "_io", subclassable = true)
public final class PyTextIOWrapper extends PyTextIOBase {
  public static final PyType TYPE = PyType.builtinWithDict(PyTextIOWrapperTable.INSTANCE, PyTextIOBase.TYPE);
  private static final int CHUNK_SIZE = 8192;

  final IoLock lock = new IoLock();
  final TextReading reading = new TextReading(this);
  private final Finalizers.Trigger trigger;
  private Object buffer;
  private boolean detached;
  private String encoding;
  private boolean utf8;
  private Object errors;
  /// How lines end when reading: null for universal newlines with translation.
  private String readNewline;
  /// What a line feed becomes when writing; null for no translation.
  private String writeNewline;
  private boolean lineBuffering;
  private boolean writeThrough;
  private boolean seekable;
  int chunkSize = CHUNK_SIZE;
  private Object encoder;
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();

  PyTextIOWrapper(ThreadState ts, PyType type) {
    super(type);
    trigger = ts.interpreter().finalizers().trigger(this);
  }

  /// A text stream without a buffer yet.
  @New("TextIOWrapper(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    return new PyTextIOWrapper(ts, cls);
  }

  /// Puts text over a buffer.
  @Special("__init__(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
  void init(ThreadState ts, Object buffer, Object encoding, Object errors, Object newline, boolean lineBuffering, boolean writeThrough) {
    this.buffer = null;
    detached = false;
    String name = encoding == PyNone.NONE ? "utf-8" : textArgument(encoding, "encoding", 2);
    if (name.equals("locale")) {
      name = "utf-8";
    }
    TextEncodings.check(ts, name);
    this.errors = errors == PyNone.NONE ? "strict" : textArgumentObject(errors, "errors", 3);
    setNewlines(newline);
    this.encoding = name;
    utf8 = TextEncodings.isUtf8(name);
    encoder = null;
    this.lineBuffering = lineBuffering;
    this.writeThrough = writeThrough;
    pending.reset();
    boolean readable = Objects.isTrue(ts, Calls.method(ts, buffer, "readable"));
    reading.start(ts, readable ? newDecoder(ts) : null);
    seekable = Objects.isTrue(ts, Calls.method(ts, buffer, "seekable"));
    reading.telling = seekable;
    this.buffer = buffer;
    if (seekable && Objects.isTrue(ts, Calls.method(ts, buffer, "writable"))) {
      startEncoderInMiddle(ts);
    }
  }

  private static String textArgument(Object value, String name, int position) {
    return Text.toJava(textArgumentObject(value, name, position));
  }

  private static Object textArgumentObject(Object value, String name, int position) {
    Object plain = Text.valueOrNull(value);
    if (plain == null) {
      throw PyErrors.typeError("TextIOWrapper() argument '" + name + "' must be str or None, not " + Types.nameOf(value));
    }
    if (Text.toJava(plain).indexOf('\0') >= 0) {
      throw PyErrors.valueError("embedded null character");
    }
    return plain;
  }

  private void setNewlines(Object newline) {
    if (newline != PyNone.NONE && !Text.isStr(newline)) {
      throw PyErrors.typeError("TextIOWrapper() argument 'newline' must be str or None, not " + Types.nameOf(newline));
    }
    String ending = newline == PyNone.NONE ? null : Text.toJava(newline);
    if (ending != null && !ending.isEmpty() && !ending.equals("\n") && !ending.equals("\r") && !ending.equals("\r\n")) {
      throw PyErrors.valueError("illegal newline value: " + ending);
    }
    readNewline = ending;
    writeNewline = ending == null || ending.isEmpty() || ending.equals("\n") ? null : ending;
  }

  private TextDecoder newDecoder(ThreadState ts) {
    boolean universal = readNewline == null || readNewline.isEmpty();
    return new TextDecoder(ts, encoding, errors, universal ? new NewlineTranslation(readNewline == null) : null);
  }

  /// Codecs that start with a mark do not write it again in the middle of a file.
  private void startEncoderInMiddle(ThreadState ts) {
    if (!utf8) {
      Object position = Calls.method(ts, buffer, "tell");
      if (Objects.isTrue(ts, position)) {
        Object made = encoder(ts);
        if (Objects.findAttribute(ts, made, "setstate") != null) {
          Calls.method(ts, made, "setstate", PyInt.ZERO);
        }
      }
    }
  }

  private Object encoder(ThreadState ts) {
    if (encoder == null) {
      encoder = TextEncodings.incremental(ts, encoding, errors, "incrementalencoder");
    }
    return encoder;
  }

  /// Sets the encoder as it is at a position: 0 for the start of the file.
  void positionEncoder(ThreadState ts, boolean start) {
    if (encoder != null) {
      if (start) {
        Calls.method(ts, encoder, "reset");
      } else {
        Calls.method(ts, encoder, "setstate", PyInt.ZERO);
      }
    }
  }

  String lineEnding() {
    return readNewline == null ? "\n" : readNewline;
  }

  Object buffer() {
    if (buffer == null) {
      throw PyErrors.valueError(detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
    }
    return buffer;
  }

  void checkOpen(ThreadState ts) {
    if (Objects.isTrue(ts, Objects.getAttribute(ts, buffer(), "closed"))) {
      throw IoErrors.closed();
    }
  }

  boolean isSeekable() {
    return seekable;
  }

  @Override
  Object write(ThreadState ts, Object text) {
    Object plain = Text.valueOrNull(text);
    if (plain == null) {
      throw PyErrors.typeError("write() argument must be str, not " + Types.nameOf(text));
    }
    lock.enter(ts, this);
    try {
      checkOpen(ts);
      boolean hasLine = (lineBuffering || writeNewline != null) && PyStrings.find(plain, "\n", 0) >= 0;
      Object translated = hasLine && writeNewline != null ? PyStrings.replaceLineFeeds(plain, writeNewline) : plain;
      boolean flush = lineBuffering && (hasLine || PyStrings.find(plain, "\r", 0) >= 0);
      byte[] bytes = encode(ts, translated);
      pending.write(bytes, 0, bytes.length);
      if (writeThrough || flush || pending.size() > chunkSize) {
        writePending(ts);
      }
      if (flush) {
        Calls.method(ts, buffer, "flush");
      }
      reading.forget(ts);
      return PyInt.of(Text.length(plain));
    } finally {
      lock.leave();
    }
  }

  private byte[] encode(ThreadState ts, Object text) {
    byte[] plain = encoder == null ? TextEncodings.encodePlain(text, utf8) : null;
    if (plain != null) {
      return plain;
    }
    if (utf8 && encoder == null) {
      return TextEncodings.encoded(Calls.method(ts, text, "encode", "utf-8", errors));
    }
    return TextEncodings.encoded(Calls.method(ts, encoder(ts), "encode", text));
  }

  /// Hands what has been encoded to the buffer.
  void writePending(ThreadState ts) {
    if (pending.size() > 0) {
      byte[] bytes = pending.toByteArray();
      pending.reset();
      Calls.method(ts, buffer, "write", new PyBytes(bytes));
    }
  }

  /// Everything written goes down to the system; the lock is held.
  void flushDown(ThreadState ts) {
    checkOpen(ts);
    reading.telling = seekable;
    writePending(ts);
    Calls.method(ts, buffer, "flush");
  }

  @Override
  Object flush(ThreadState ts) {
    lock.enterNested(ts);
    try {
      flushDown(ts);
      return PyNone.NONE;
    } finally {
      lock.leave();
    }
  }

  @Override
  Object read(ThreadState ts, Object size) {
    int wanted = optionalSize(ts, size);
    lock.enter(ts, this);
    try {
      checkOpen(ts);
      writePending(ts);
      return reading.read(ts, wanted);
    } finally {
      lock.leave();
    }
  }

  @Override
  Object readLine(ThreadState ts, Object size) {
    int limit = optionalSize(ts, size);
    lock.enter(ts, this);
    try {
      checkOpen(ts);
      writePending(ts);
      return reading.line(ts, limit);
    } finally {
      lock.leave();
    }
  }

  @Override
  Object next(ThreadState ts) {
    reading.telling = false;
    Object line = isExact(TYPE) ? readLine(ts, PyNone.NONE) : Calls.method(ts, this, "readline");
    if (!Text.isStr(line)) {
      throw PyErrors.of(Exceptions.OS_ERROR, Text.fromJava("readline() should have returned a str object, not '" + Types.nameOf(line) + "'"));
    }
    if (Text.length(line) > 0) {
      return line;
    }
    reading.afterIteration();
    reading.telling = seekable;
    return null;
  }

  @Override
  Object tell(ThreadState ts) {
    lock.enter(ts, this);
    try {
      return TextPosition.tell(ts, this);
    } finally {
      lock.leave();
    }
  }

  @Override
  Object seek(ThreadState ts, Object cookie, Object whence) {
    int from = Numbers.clampedIndex(ts, whence);
    lock.enter(ts, this);
    try {
      checkOpen(ts);
      return TextPosition.seek(ts, this, cookie, from);
    } finally {
      lock.leave();
    }
  }

  @Override
  Object truncate(ThreadState ts, Object size) {
    Calls.method(ts, this, "flush");
    return Calls.method(ts, buffer(), "truncate", size);
  }

  @Override
  Object close(ThreadState ts) {
    buffer();
    if (Objects.isTrue(ts, closed(ts))) {
      return PyNone.NONE;
    }
    trigger.cancel();
    PyException failure = null;
    try {
      Calls.method(ts, this, "flush");
    } catch (PyException e) {
      failure = e;
    }
    try {
      Calls.method(ts, buffer, "close");
    } catch (PyException e) {
      if (failure != null && e.value != failure.value && e.value.context == null) {
        e.value.context = failure.value;
      }
      failure = e;
    }
    if (failure != null) {
      throw failure;
    }
    return PyNone.NONE;
  }

  @Override
  Object detach(ThreadState ts) {
    Object stream = buffer();
    Calls.method(ts, this, "flush");
    buffer = null;
    detached = true;
    trigger.cancel();
    return stream;
  }

  /// Changes how the stream works from here on.
  @Method("reconfigure(*, encoding=None, errors=None, newline=<unrepresentable>, line_buffering=None, write_through=None)")
  void reconfigure(ThreadState ts, Object encoding, Object errors, Object newline, Object lineBuffering, Object writeThrough) {
    boolean recodes = encoding != PyNone.NONE || errors != PyNone.NONE || newline != null;
    if (recodes && reading.hasDecoded()) {
      throw IoErrors.unsupported(ts, "It is not possible to set the encoding or newline of stream after the first read");
    }
    Calls.method(ts, this, "flush");
    if (recodes) {
      String name = encoding == PyNone.NONE ? this.encoding : textArgument(encoding, "encoding", 1);
      name = name.equals("locale") ? "utf-8" : name;
      TextEncodings.check(ts, name);
      this.errors = errors != PyNone.NONE ? textArgumentObject(errors, "errors", 2) : encoding == PyNone.NONE ? this.errors : "strict";
      this.encoding = name;
      utf8 = TextEncodings.isUtf8(name);
      encoder = null;
      if (newline != null) {
        setNewlines(newline);
      }
      if (reading.canRead()) {
        reading.start(ts, newDecoder(ts));
      }
      if (seekable && Objects.isTrue(ts, Calls.method(ts, buffer, "writable"))) {
        startEncoderInMiddle(ts);
      }
    }
    this.lineBuffering = lineBuffering == PyNone.NONE ? this.lineBuffering : Objects.isTrue(ts, lineBuffering);
    this.writeThrough = writeThrough == PyNone.NONE ? this.writeThrough : Objects.isTrue(ts, writeThrough);
  }

  @Override
  Object closed(ThreadState ts) {
    return Objects.getAttribute(ts, buffer(), "closed");
  }

  @Override
  Object fileno(ThreadState ts) {
    return Calls.method(ts, buffer(), "fileno");
  }

  @Override
  Object isTerminal(ThreadState ts) {
    return Calls.method(ts, buffer(), "isatty");
  }

  @Override
  Object readable(ThreadState ts) {
    return Calls.method(ts, buffer(), "readable");
  }

  @Override
  Object writable(ThreadState ts) {
    return Calls.method(ts, buffer(), "writable");
  }

  @Override
  Object seekable(ThreadState ts) {
    return Calls.method(ts, buffer(), "seekable");
  }

  @Override
  Object encoding(ThreadState ts) {
    buffer();
    return Text.fromJava(encoding);
  }

  @Override
  Object errors(ThreadState ts) {
    buffer();
    return errors;
  }

  @Override
  Object newlines(ThreadState ts) {
    return reading.newlines();
  }

  /// The binary stream below.
  @Getter("buffer")
  Object bufferAttribute() {
    return buffer();
  }

  /// The name of the binary stream.
  @Getter("name")
  Object name(ThreadState ts) {
    return Objects.getAttribute(ts, buffer(), "name");
  }

  /// Whether a line end flushes.
  @Getter("line_buffering")
  Object lineBuffering() {
    return PyBool.of(lineBuffering);
  }

  /// Whether text goes to the buffer at once.
  @Getter("write_through")
  Object writeThrough() {
    return PyBool.of(writeThrough);
  }

  /// How many bytes are read at a time.
  @Getter("_CHUNK_SIZE")
  Object chunkSize() {
    return PyInt.of(chunkSize);
  }

  /// How many bytes are read at a time.
  @Setter("_CHUNK_SIZE")
  void setChunkSize(ThreadState ts, Object size) {
    if (size == null) {
      throw PyErrors.attributeError(this, "_CHUNK_SIZE", "cannot delete attribute");
    }
    int wanted = Numbers.clampedIndex(ts, size);
    if (wanted <= 0) {
      throw PyErrors.valueError("a strictly positive integer is required");
    }
    chunkSize = wanted;
  }

  @Override
  void delete(ThreadState ts) {
    if (buffer != null) {
      super.delete(ts);
    }
  }

  /// The printable form.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    ts.enterNative();
    try {
      StringBuilder text = new StringBuilder("<_io.TextIOWrapper");
      if (buffer != null) {
        Object name = Objects.findAttribute(ts, buffer, "name");
        Object mode = Objects.findAttribute(ts, this, "mode");
        text.append(name == null ? "" : " name=" + Objects.reprText(ts, name)).append(mode == null ? "" : " mode=" + Objects.reprText(ts, mode));
      }
      return Text.fromJava(text.append(" encoding='").append(encoding).append("'>").toString());
    } finally {
      ts.leaveNative();
    }
  }

  /// Refuses to be pickled.
  @Method("__reduce_ex__(protocol, /)")
  Object reduce(Object protocol) {
    throw PyErrors.typeError("cannot pickle '" + Types.nameOf(this) + "' object");
  }

  /// The bytes of a piece that the buffer gave.
  static byte[] bytesOf(ThreadState ts, Object piece, String method) {
    if (!Buffers.isBuffer(piece)) {
      throw PyErrors.typeError("underlying " + method + "() should have returned a bytes-like object, not '" + Types.nameOf(piece) + "'");
    }
    return Buffers.bytes(ts, piece);
  }
}
