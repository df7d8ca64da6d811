// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Constants and bad data against what CPython's `marshal` writes and says; the bytes are CPython's.
class MarshalTest {
  private static final Const NONE = Const.Singleton.NONE;

  private static Const number(long value) {
    return new Const.Int(value);
  }

  /// `bytes` is what CPython writes for `value`, apart from reference flags.
  private static void check(Const value, String bytes) {
    byte[] theirs = HexFormat.of().parseHex(bytes);
    assertEquals(value, Marshal.load(theirs), bytes);
    byte[] ours = Marshal.dump(value);
    assertEquals(value, Marshal.load(ours), bytes);
    assertEquals(theirs.length, ours.length, bytes);
    assertEquals(theirs[0] & 0x7f, ours[0] & 0x7f, bytes);
  }

  @Test
  void constantsHaveCPythonsBytes() {
    check(number(1), "e901000000");
    check(number(-1), "e9ffffffff");
    check(number(1L << 31), "ec03000000000000000200");
    check(new Const.BigInt(BigInteger.ONE.shiftLeft(70).negate()), "ecfbffffff00000000000000000004");
    check(new Const.Float(1.5), "e7000000000000f83f");
    check(new Const.Complex(0, 2), "f900000000000000000000000000000040");
    check(new Const.Str("abc"), "da03616263");
    check(new Const.Str("h\u00e9"), "f50300000068c3a9");
    check(Const.ofCodePoints(new int[] {0x1f600}), "f504000000f09f9880");
    check(new Const.Str("\ud800"), "f503000000eda080");
    check(new Const.Bytes(new ByteSequence(new byte[] {'x', 'y'})), "f3020000007879");
    check(new Const.Tuple(List.of(number(1), number(2))), "a902e901000000e902000000");
    check(new Const.Tuple(List.of()), "a900");
    check(new Const.FrozenSet(List.of(number(1))), "be01000000e901000000");
    check(new Const.Slice(number(1), NONE, number(2)), "bae9010000004ee902000000");
    check(Const.Singleton.ELLIPSIS, "2e");
    check(NONE, "4e");
    check(Const.Singleton.TRUE, "54");
  }

  @Test
  void equalConstantsAreSharedByReference() {
    Const pair = new Const.Tuple(List.of(new Const.Str("a b"), new Const.Float(0.5)));
    byte[] once = Marshal.dump(pair);
    byte[] twice = Marshal.dump(new Const.Tuple(List.of(pair, pair)));
    assertEquals(once.length + 2 + 5, twice.length);
    assertEquals(new Const.Tuple(List.of(pair, pair)), Marshal.load(twice));
  }

  private static void refuse(String bytes, MarshalError.Kind kind, String message) {
    byte[] data = bytes.getBytes(StandardCharsets.ISO_8859_1);
    var error = assertThrows(MarshalError.class, () -> Marshal.load(data), bytes);
    assertEquals(kind + " " + message, error.kind + " " + error.getMessage(), bytes);
  }

  @Test
  void badDataIsRefusedInCPythonsWords() {
    refuse("", MarshalError.Kind.EOF_ERROR, "EOF read where object expected");
    refuse("i", MarshalError.Kind.EOF_ERROR, "marshal data too short");
    refuse("(\1\0\0\0", MarshalError.Kind.EOF_ERROR, "EOF read where object expected");
    refuse(")\2N", MarshalError.Kind.EOF_ERROR, "EOF read where object expected");
    refuse("?", MarshalError.Kind.VALUE_ERROR, "bad marshal data (unknown type code)");
    refuse("r\0\0\0\0", MarshalError.Kind.VALUE_ERROR, "bad marshal data (invalid reference)");
    refuse("l\1\0\0\0\0\0", MarshalError.Kind.VALUE_ERROR, "bad marshal data (unnormalized long data)");
    refuse("l\1\0\0\0\u00ff\u00ff", MarshalError.Kind.VALUE_ERROR, "bad marshal data (digit out of range in long)");
    refuse("l\0\0\0\u0080", MarshalError.Kind.VALUE_ERROR, "bad marshal data (long size out of range)");
    refuse("s\u00ff\u00ff\u00ff\u00ff", MarshalError.Kind.VALUE_ERROR, "bad marshal data (bytes object size out of range)");
    refuse("u\u00ff\u00ff\u00ff\u00ff", MarshalError.Kind.VALUE_ERROR, "bad marshal data (string size out of range)");
    refuse("(\u00ff\u00ff\u00ff\u00ff", MarshalError.Kind.VALUE_ERROR, "bad marshal data (tuple size out of range)");
    refuse(")\0010", MarshalError.Kind.TYPE_ERROR, "NULL object in marshal data for tuple");
    refuse("0", MarshalError.Kind.TYPE_ERROR, "NULL object in marshal data for object");
    refuse(":NN0", MarshalError.Kind.TYPE_ERROR, "NULL object in marshal data for object");
    refuse("z\5abc", MarshalError.Kind.EOF_ERROR, "marshal data too short");
    refuse("z", MarshalError.Kind.EOF_ERROR, "EOF read where not expected");
    refuse("u\1\0\0\0\u00ff", MarshalError.Kind.VALUE_ERROR, "'utf-8' codec can't decode byte 0xff in position 0: invalid start byte");
    refuse(")\1".repeat(3000), MarshalError.Kind.VALUE_ERROR, "recursion limit exceeded");
  }

  @Test
  void pycHasHeaderAndCode() {
    assertEquals(0xa46a3a65cbb7f561L, Pyc.sourceHash(Pyc.MAGIC_WORD, new byte[0]));
    assertEquals(0xa782a25c32b6b21dL, Pyc.sourceHash(Pyc.MAGIC_WORD, "x = 1\n".getBytes()));
    assertEquals(0x5d78d67775b31692L, Pyc.sourceHash(42, "0123456789abcdef".getBytes()));
    var code = new CodeObject(0, 0, 0, 1, 0, new byte[] {1, 2}, List.of(NONE), List.of("x"), List.of(), new byte[0], "f.py", "<module>",
        "<module>", 1, new byte[] {3}, new byte[0]);
    byte[] file = Pyc.ofTimestamp(0x12345678L, 77, code).toBytes();
    assertEquals("2b0e0d0a00000000785634124d000000", HexFormat.of().formatHex(file, 0, 16));
    Pyc back = Pyc.of(file);
    assertEquals(77L << 32 | 0x12345678L, back.tie());
    assertArrayEquals(code.code, back.code().code);
    assertEquals(code.names, back.code().names);
    assertEquals(3, Pyc.ofHash(new byte[0], true, code).toBytes()[4]);
  }
}
