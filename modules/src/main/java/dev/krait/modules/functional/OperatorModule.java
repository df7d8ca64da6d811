// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.functional;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Buffers;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.util.Arrays;

/// Operators as functions.
@PyModuleDef(value = "_operator", types = {PyItemGetter.class, PyAttrGetter.class, PyMethodCaller.class})
final class OperatorModule {
  private OperatorModule() {
  }

  /// The value of a + b.
  @Function("add(a, b, /)")
  static Object add(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.ADD, a, b);
  }

  /// Carry out a += b and return the result.
  @Function("iadd(a, b, /)")
  static Object iadd(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.ADD, a, b);
  }

  /// The value of a - b.
  @Function("sub(a, b, /)")
  static Object sub(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.SUB, a, b);
  }

  /// Carry out a -= b and return the result.
  @Function("isub(a, b, /)")
  static Object isub(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.SUB, a, b);
  }

  /// The value of a * b.
  @Function("mul(a, b, /)")
  static Object mul(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.MUL, a, b);
  }

  /// Carry out a *= b and return the result.
  @Function("imul(a, b, /)")
  static Object imul(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.MUL, a, b);
  }

  /// The value of a @ b.
  @Function("matmul(a, b, /)")
  static Object matmul(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.MATMUL, a, b);
  }

  /// Carry out a @= b and return the result.
  @Function("imatmul(a, b, /)")
  static Object imatmul(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.MATMUL, a, b);
  }

  /// The value of a / b.
  @Function("truediv(a, b, /)")
  static Object truediv(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.TRUEDIV, a, b);
  }

  /// Carry out a /= b and return the result.
  @Function("itruediv(a, b, /)")
  static Object itruediv(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.TRUEDIV, a, b);
  }

  /// The value of a // b.
  @Function("floordiv(a, b, /)")
  static Object floordiv(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.FLOORDIV, a, b);
  }

  /// Carry out a //= b and return the result.
  @Function("ifloordiv(a, b, /)")
  static Object ifloordiv(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.FLOORDIV, a, b);
  }

  /// The value of a % b.
  @Function("mod(a, b, /)")
  static Object mod(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.MOD, a, b);
  }

  /// Carry out a %= b and return the result.
  @Function("imod(a, b, /)")
  static Object imod(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.MOD, a, b);
  }

  /// The value of a << b.
  @Function("lshift(a, b, /)")
  static Object lshift(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.LSHIFT, a, b);
  }

  /// Carry out a <<= b and return the result.
  @Function("ilshift(a, b, /)")
  static Object ilshift(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.LSHIFT, a, b);
  }

  /// The value of a >> b.
  @Function("rshift(a, b, /)")
  static Object rshift(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.RSHIFT, a, b);
  }

  /// Carry out a >>= b and return the result.
  @Function("irshift(a, b, /)")
  static Object irshift(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.RSHIFT, a, b);
  }

  /// The value of a & b.
  @Function("and_(a, b, /)")
  static Object and(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.AND, a, b);
  }

  /// Carry out a &= b and return the result.
  @Function("iand(a, b, /)")
  static Object iand(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.AND, a, b);
  }

  /// The value of a | b.
  @Function("or_(a, b, /)")
  static Object or(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.OR, a, b);
  }

  /// Carry out a |= b and return the result.
  @Function("ior(a, b, /)")
  static Object ior(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.OR, a, b);
  }

  /// The value of a ^ b.
  @Function("xor(a, b, /)")
  static Object xor(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.XOR, a, b);
  }

  /// Carry out a ^= b and return the result.
  @Function("ixor(a, b, /)")
  static Object ixor(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.XOR, a, b);
  }

  /// The value of a ** b.
  @Function("pow(a, b, /)")
  static Object pow(ThreadState ts, Object a, Object b) {
    return Numbers.binary(ts, Slot.POW, a, b);
  }

  /// Carry out a **= b and return the result.
  @Function("ipow(a, b, /)")
  static Object ipow(ThreadState ts, Object a, Object b) {
    return Numbers.inPlace(ts, Slot.POW, a, b);
  }

  /// The answer to a < b.
  @Function("lt(a, b, /)")
  static Object lt(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.LT, a, b);
  }

  /// The answer to a <= b.
  @Function("le(a, b, /)")
  static Object le(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.LE, a, b);
  }

  /// The answer to a == b.
  @Function("eq(a, b, /)")
  static Object eq(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.EQ, a, b);
  }

  /// The answer to a != b.
  @Function("ne(a, b, /)")
  static Object ne(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.NE, a, b);
  }

  /// The answer to a > b.
  @Function("gt(a, b, /)")
  static Object gt(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.GT, a, b);
  }

  /// The answer to a >= b.
  @Function("ge(a, b, /)")
  static Object ge(ThreadState ts, Object a, Object b) {
    return Objects.compare(ts, Slot.GE, a, b);
  }

  /// The value of -a.
  @Function("neg(a, /)")
  static Object neg(ThreadState ts, Object a) {
    return Numbers.unary(ts, Slot.NEG, a);
  }

  /// The value of +a.
  @Function("pos(a, /)")
  static Object pos(ThreadState ts, Object a) {
    return Numbers.unary(ts, Slot.POS, a);
  }

  /// The value of ~a.
  @Function("inv(a, /)")
  static Object inv(ThreadState ts, Object a) {
    return Numbers.unary(ts, Slot.INVERT, a);
  }

  /// The value of ~a.
  @Function("invert(a, /)")
  static Object invert(ThreadState ts, Object a) {
    return Numbers.unary(ts, Slot.INVERT, a);
  }

  /// The value of abs(a).
  @Function("abs(a, /)")
  static Object absolute(ThreadState ts, Object a) {
    return Numbers.unary(ts, Slot.ABS, a);
  }

  /// The value of not a.
  @Function("not_(a, /)")
  static boolean not(ThreadState ts, Object a) {
    return !Objects.isTrue(ts, a);
  }

  /// Whether a is true.
  @Function("truth(a, /)")
  static boolean truth(ThreadState ts, Object a) {
    return Objects.isTrue(ts, a);
  }

  /// The answer to a is b.
  @Function("is_(a, b, /)")
  static boolean same(Object a, Object b) {
    return Identity.same(a, b);
  }

  /// The answer to a is not b.
  @Function("is_not(a, b, /)")
  static boolean notSame(Object a, Object b) {
    return !Identity.same(a, b);
  }

  /// The answer to a is None.
  @Function("is_none(a, /)")
  static boolean isNone(Object a) {
    return a == PyNone.NONE;
  }

  /// The answer to a is not None.
  @Function("is_not_none(a, /)")
  static boolean isNotNone(Object a) {
    return a != PyNone.NONE;
  }

  /// The int that the object means as an index.
  @Function("index(a, /)")
  static Object index(ThreadState ts, Object a) {
    return Numbers.index(ts, a);
  }

  /// The answer to b in a.
  @Function("contains(a, b, /)")
  static boolean contains(ThreadState ts, Object a, Object b) {
    return Sequences.contains(ts, a, b);
  }

  private static Object iterator(ThreadState ts, Object a) {
    if (Types.of(a).slot(Slot.ITER) == null && Types.of(a).slot(Slot.GETITEM) == null) {
      throw PyErrors.typeError("argument of type '" + Types.nameOf(a) + "' is not iterable");
    }
    return Iterators.of(ts, a);
  }

  /// How often b occurs in a.
  @Function("countOf(a, b, /)")
  static long countOf(ThreadState ts, Object a, Object b) {
    long count = 0;
    Object iterator = iterator(ts, a);
    for (Object next; (next = Iterators.next(ts, iterator)) != null;) {
      count += Objects.identicalOrEqual(ts, next, b) ? 1 : 0;
    }
    return count;
  }

  /// The index of the first b in a.
  @Function("indexOf(a, b, /)")
  static long indexOf(ThreadState ts, Object a, Object b) {
    long at = 0;
    Object iterator = iterator(ts, a);
    for (Object next; (next = Iterators.next(ts, iterator)) != null; at++) {
      if (Objects.identicalOrEqual(ts, next, b)) {
        return at;
      }
    }
    throw PyErrors.valueError("sequence.index(x): x not in sequence");
  }

  /// The value of a[b].
  @Function("getitem(a, b, /)")
  static Object getItem(ThreadState ts, Object a, Object b) {
    return Objects.getItem(ts, a, b);
  }

  /// Store c at b in a.
  @Function("setitem(a, b, c, /)")
  static void setItem(ThreadState ts, Object a, Object b, Object c) {
    Objects.setItem(ts, a, b, c);
  }

  /// Remove what is at b in a.
  @Function("delitem(a, b, /)")
  static void deleteItem(ThreadState ts, Object a, Object b) {
    Objects.deleteItem(ts, a, b);
  }

  private static void checkSequence(Object a) {
    if (Types.of(a).slot(Slot.GETITEM) == null || a instanceof PyDict) {
      throw PyErrors.typeError("'" + Types.nameOf(a) + "' object can't be concatenated");
    }
  }

  /// The value of a + b, of sequences.
  @Function("concat(a, b, /)")
  static Object concat(ThreadState ts, Object a, Object b) {
    checkSequence(a);
    return Numbers.binary(ts, Slot.ADD, a, b);
  }

  /// Carry out a += b and return the result, of sequences.
  @Function("iconcat(a, b, /)")
  static Object inPlaceConcat(ThreadState ts, Object a, Object b) {
    checkSequence(a);
    return Numbers.inPlace(ts, Slot.ADD, a, b);
  }

  /// About how many items an iterator gives, or the default.
  @Function("length_hint(obj, default=0, /)")
  static Object lengthHint(ThreadState ts, Object obj, long defaultValue) {
    long hint = Sequences.lengthHint(ts, obj);
    return PyInt.of(hint < 0 ? defaultValue : hint);
  }

  /// Calls the object.
  @Function("call(*args, **kwargs)")
  static Object call(ThreadState ts, Object[] args, String[] keywordNames) {
    int positional = args.length - (keywordNames == null ? 0 : keywordNames.length);
    if (positional == 0) {
      throw PyErrors.typeError("call expected at least 1 argument, got 0");
    }
    return Calls.call(ts, args[0], Arrays.copyOfRange(args, 1, args.length), positional - 1, keywordNames);
  }

  /// Whether two byte strings or two ASCII texts are equal, in a time that does not tell where they differ.
  @Function("_compare_digest(a, b, /)")
  static boolean compareDigest(ThreadState ts, Object a, Object b) {
    if (Text.isStr(a) && Text.isStr(b)) {
      return java.security.MessageDigest.isEqual(ascii(a), ascii(b));
    }
    if (!Buffers.isBuffer(a) || !Buffers.isBuffer(b)) {
      throw PyErrors.typeError(
          "unsupported operand types(s) or combination of types: '" + Types.nameOf(a) + "' and '" + Types.nameOf(b) + "'");
    }
    return java.security.MessageDigest.isEqual(Buffers.bytes(ts, a), Buffers.bytes(ts, b));
  }

  private static byte[] ascii(Object text) {
    byte[] bytes = new byte[Text.length(text)];
    for (int i = 0; i < bytes.length; i++) {
      int c = Text.codePointAt(text, i);
      if (c > 127) {
        throw PyErrors.typeError("comparing strings with non-ASCII characters is not supported");
      }
      bytes[i] = (byte) c;
    }
    return bytes;
  }
}
