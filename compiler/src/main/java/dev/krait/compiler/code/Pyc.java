// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// A `.pyc` file of CPython 3.14: magic number, flags, what ties it to its source, and the marshalled code. Immutable.
///
/// @param flags 0 for a file tied by the source's time and size; [#HASH_BASED], perhaps with [#CHECK_SOURCE], for one tied by its hash
/// @param tie   the time in its low and the size in its high half, or the hash
/// @param code  the module's code
public record Pyc(int flags, long tie, CodeObject code) {
  public static final int MAGIC = 3627;
  public static final int HASH_BASED = 1, CHECK_SOURCE = 2;
  public static final int HEADER_SIZE = 16;
  /// The first four bytes as a little-endian number; also the key of [#sourceHash].
  public static final int MAGIC_WORD = MAGIC | '\r' << 16 | '\n' << 24;

  /// A file tied by the source's modification time in seconds and its size.
  public static Pyc ofTimestamp(long seconds, long size, CodeObject code) {
    return new Pyc(0, seconds & 0xffffffffL | size << 32, code);
  }

  /// A file tied by the source's bytes; `checked` asks the import system to compare them.
  public static Pyc ofHash(byte[] source, boolean checked, CodeObject code) {
    return new Pyc(checked ? HASH_BASED | CHECK_SOURCE : HASH_BASED, sourceHash(MAGIC_WORD, source), code);
  }

  /// `_imp.source_hash`, as a little-endian number.
  public static long sourceHash(long key, byte[] source) {
    return SipHash13.hash(key, source);
  }

  public byte[] toBytes() {
    var out = new MarshalOutput();
    out.writeRaw(header());
    out.writeRaw(Marshal.dump(code));
    return out.toArray();
  }

  /// What stands before the code: it tells whether a file is the one of its source.
  public byte[] header() {
    var out = new MarshalOutput();
    out.writeInt(MAGIC_WORD);
    out.writeInt(flags);
    out.writeLong(tie);
    return out.toArray();
  }

  /// Reads a file; throws [MarshalError] where it is not one of this version or does not hold a code object.
  public static Pyc of(byte[] file) {
    if (file.length < HEADER_SIZE) {
      throw new MarshalError(MarshalError.Kind.EOF_ERROR, "reached EOF while reading pyc header");
    }
    if ((int) word(file, 0, 4) != MAGIC_WORD) {
      throw new MarshalError(MarshalError.Kind.VALUE_ERROR, "bad magic number");
    }
    int flags = (int) word(file, 4, 4);
    if ((flags & ~(HASH_BASED | CHECK_SOURCE)) != 0) {
      throw new MarshalError(MarshalError.Kind.VALUE_ERROR, "invalid flags " + flags);
    }
    if (Marshal.load(file, HEADER_SIZE) instanceof Const.Code code) {
      return new Pyc(flags, word(file, 8, 8), code.value());
    }
    throw new MarshalError(MarshalError.Kind.TYPE_ERROR, "non-code object");
  }

  private static long word(byte[] bytes, int start, int count) {
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (bytes[start + i] & 0xffL) << i * 8;
    }
    return word;
  }
}
