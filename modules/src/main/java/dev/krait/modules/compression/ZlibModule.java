// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.compression;

import dev.krait.annotations.Constant;
import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.io.ByteArrayOutputStream;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// Compression in the format of the library zlib, which gzip and zip use too.
///
/// Java: stateless; importing it fails where the library is missing.
@PyModuleDef(value = "zlib", types = {PyZlibDecompressor.class})
final class ZlibModule {
  static final PyType ERROR = PyType.builtinWithDict(new PlainTable("error", "zlib", null, true), Exceptions.EXCEPTION);

  @Constant("__version__")
  static final String VERSION = "1.0";

  private static final int DEFLATED = 8;
  private static final int MEM_LEVEL = 8;
  private static final int CRC_POLYNOMIAL = 0xedb88320;
  private static final int ADLER_BASE = 65521;
  private static final String[] NAMES = {"DEFLATED:8", "DEF_BUF_SIZE:16384", "DEF_MEM_LEVEL:8", "MAX_WBITS:15", "Z_BEST_COMPRESSION:9",
      "Z_BEST_SPEED:1", "Z_BLOCK:5", "Z_DEFAULT_COMPRESSION:-1", "Z_DEFAULT_STRATEGY:0", "Z_FILTERED:1", "Z_FINISH:4", "Z_FIXED:4",
      "Z_FULL_FLUSH:3", "Z_HUFFMAN_ONLY:2", "Z_NO_COMPRESSION:0", "Z_NO_FLUSH:0", "Z_PARTIAL_FLUSH:1", "Z_RLE:3", "Z_SYNC_FLUSH:2",
      "Z_TREES:6"};

  private ZlibModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    if (!ZlibLibrary.isThere()) {
      throw PyErrors.importError(Exceptions.IMPORT_ERROR, "the library libz.so.1 is not on this machine", "zlib", null);
    }
    PyDict namespace = module.dictOrNull();
    for (String row : NAMES) {
      int colon = row.indexOf(':');
      namespace.put(row.substring(0, colon).intern(), PyInt.of(Integer.parseInt(row.substring(colon + 1))));
    }
    String version = ZlibLibrary.version().getString(0);
    namespace.put("ZLIB_VERSION", version);
    namespace.put("ZLIB_RUNTIME_VERSION", version);
    Objects.setAttribute(ts, module, "error", ERROR);
  }

  /// The bytes in compressed form.
  @Function("compress(data, /, level=<Z_DEFAULT_COMPRESSION>, wbits=<MAX_WBITS>)")
  static Object compress(ThreadState ts, Object data, Object level, Object wbits) {
    byte[] input = Buffers.bytes(ts, data);
    ZStream stream = ZStream.closed(false);
    int opened = stream.openDeflate(integer(ts, level, -1), DEFLATED, integer(ts, wbits, 15), MEM_LEVEL, 0);
    if (opened == ZStream.STREAM_ERROR) {
      throw ZStream.error("Bad compression level");
    }
    if (opened != ZStream.OK) {
      throw opened == ZStream.MEM_ERROR ? PyErrors.memoryError() : stream.error(opened, "while compressing data");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int result = stream.run(input, 0, ZStream.FINISH, -1, out);
    if (result != ZStream.STREAM_END) {
      throw stream.error(result, "while compressing data");
    }
    stream.close();
    return new PyBytes(out.toByteArray());
  }

  static int integer(ThreadState ts, Object value, int missing) {
    return value == null ? missing : dev.krait.runtime.builtin.Converters.toInt(ts, value);
  }

  /// The bytes that were compressed.
  @Function("decompress(data, /, wbits=<MAX_WBITS>, bufsize=<DEF_BUF_SIZE>)")
  static Object decompress(ThreadState ts, Object data, Object wbits, Object bufsize) {
    byte[] input = Buffers.bytes(ts, data);
    if (bufsize != null && dev.krait.runtime.builtin.Converters.toLong(ts, bufsize) < 0) {
      throw PyErrors.valueError("bufsize must be non-negative");
    }
    ZStream stream = ZStream.closed(true);
    int opened = stream.openInflate(integer(ts, wbits, 15));
    if (opened != ZStream.OK) {
      throw stream.error(opened, "while preparing to decompress data");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int result = stream.run(input, 0, ZStream.SYNC_FLUSH, -1, out);
    if (result != ZStream.STREAM_END) {
      boolean truncated = result == ZStream.OK || result == ZStream.BUF_ERROR;
      throw stream.error(truncated ? ZStream.BUF_ERROR : result, "while decompressing data");
    }
    stream.close();
    return new PyBytes(out.toByteArray());
  }

  /// An object that compresses data bit by bit.
  @Function("compressobj(level=<Z_DEFAULT_COMPRESSION>, method=<DEFLATED>, wbits=<MAX_WBITS>, memLevel=<DEF_MEM_LEVEL>, strategy=<Z_DEFAULT_STRATEGY>, "
      + "zdict=None)")
  static Object compressObject(ThreadState ts, Object level, Object method, Object wbits, Object memLevel, Object strategy, Object zdict) {
    byte[] dictionary = zdict == PyNone.NONE ? null : Buffers.bytes(ts, zdict);
    ZStream stream = ZStream.closed(false);
    int opened = stream.openDeflate(integer(ts, level, -1), integer(ts, method, DEFLATED), integer(ts, wbits, 15), integer(ts, memLevel, MEM_LEVEL),
        integer(ts, strategy, 0));
    if (opened == ZStream.STREAM_ERROR) {
      throw PyErrors.valueError("Invalid initialization option");
    }
    if (opened != ZStream.OK) {
      throw opened == ZStream.MEM_ERROR ? PyErrors.memoryError() : stream.error(opened, "while creating compression object");
    }
    if (dictionary != null && stream.setDictionary(dictionary) != ZStream.OK) {
      throw PyErrors.valueError("Invalid dictionary");
    }
    return new PyCompress(stream);
  }

  /// An object that decompresses data bit by bit.
  @Function("decompressobj(wbits=<MAX_WBITS>, zdict=<b''>)")
  static Object decompressObject(ThreadState ts, Object wbits, Object zdict) {
    byte[] dictionary = dictionary(ts, zdict);
    return new PyDecompress(open(integer(ts, wbits, 15), dictionary), dictionary);
  }

  /// The dictionary of a decompressor, or null.
  static byte[] dictionary(ThreadState ts, Object zdict) {
    if (zdict == null) {
      return null;
    }
    if (!Buffers.isBuffer(zdict)) {
      throw PyErrors.typeError("zdict argument must support the buffer protocol");
    }
    return Buffers.bytes(ts, zdict).clone();
  }

  /// A stream that decompresses.
  static ZStream open(int windowBits, byte[] dictionary) {
    ZStream stream = ZStream.closed(true);
    int opened = stream.openInflate(windowBits);
    if (opened == ZStream.STREAM_ERROR) {
      throw PyErrors.valueError("Invalid initialization option");
    }
    if (opened != ZStream.OK) {
      throw opened == ZStream.MEM_ERROR ? PyErrors.memoryError() : stream.error(opened, "while creating decompression object");
    }
    if (windowBits < 0 && dictionary != null && dictionary.length > 0) {
      setDictionary(stream, dictionary);
    }
    return stream;
  }

  static void setDictionary(ZStream stream, byte[] dictionary) {
    int result = stream.setDictionary(dictionary);
    if (result != ZStream.OK) {
      throw stream.error(result, "while setting zdict");
    }
  }

  private static int word(ThreadState ts, Object value) {
    return PyLong.bigValue(Numbers.index(ts, value)).intValue();
  }

  /// The Adler-32 checksum of the bytes, going on from that of others.
  @Function("adler32(data, value=1, /)")
  static long adler32(ThreadState ts, Object data, Object value) {
    byte[] bytes = Buffers.bytes(ts, data);
    int start = word(ts, value);
    if (start == 1) {
      Adler32 sum = new Adler32();
      sum.update(bytes);
      return sum.getValue();
    }
    long a = start & 0xffff;
    long b = start >>> 16;
    for (byte next : bytes) {
      a = (a + (next & 0xff)) % ADLER_BASE;
      b = (b + a) % ADLER_BASE;
    }
    return b << 16 | a;
  }

  /// The CRC-32 checksum of the bytes, going on from that of others.
  @Function("crc32(data, value=0, /)")
  static long crc32(ThreadState ts, Object data, Object value) {
    byte[] bytes = Buffers.bytes(ts, data);
    int start = word(ts, value);
    CRC32 sum = new CRC32();
    if (start != 0) {
      sum.update(unchecked(start));
    }
    sum.update(bytes);
    return sum.getValue();
  }

  /// Four bytes that have a certain checksum: the remainder run backwards.
  private static byte[] unchecked(int checksum) {
    int value = ~checksum;
    for (int i = 0; i < Integer.SIZE; i++) {
      value = value < 0 ? (value ^ CRC_POLYNOMIAL) << 1 | 1 : value << 1;
    }
    value = ~value;
    return new byte[] {(byte) value, (byte) (value >>> 8), (byte) (value >>> 16), (byte) (value >>> 24)};
  }
}
