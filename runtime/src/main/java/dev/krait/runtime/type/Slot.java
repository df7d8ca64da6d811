// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

import java.util.HashMap;
import java.util.Map;

/// The special methods that a type keeps in its slot array, one int each. A slot holds the raw attribute that the name has in
/// the method resolution order (a function, a slot wrapper, any other object), or null; so one mechanism serves Python
/// classes and builtin types, and there are no wrappers from one to the other.
public final class Slot {
  public static final int REPR = 0;
  public static final int STR = 1;
  public static final int HASH = 2;
  public static final int CALL = 3;
  public static final int GETATTRIBUTE = 4;
  public static final int GETATTR = 5;
  public static final int SETATTR = 6;
  public static final int DELATTR = 7;
  public static final int LT = 8;
  public static final int LE = 9;
  public static final int EQ = 10;
  public static final int NE = 11;
  public static final int GT = 12;
  public static final int GE = 13;
  public static final int ITER = 14;
  public static final int NEXT = 15;
  public static final int LEN = 16;
  public static final int GETITEM = 17;
  public static final int SETITEM = 18;
  public static final int DELITEM = 19;
  public static final int CONTAINS = 20;
  public static final int ADD = 21;
  public static final int RADD = 22;
  public static final int IADD = 23;
  public static final int SUB = 24;
  public static final int RSUB = 25;
  public static final int ISUB = 26;
  public static final int MUL = 27;
  public static final int RMUL = 28;
  public static final int IMUL = 29;
  public static final int MATMUL = 30;
  public static final int RMATMUL = 31;
  public static final int IMATMUL = 32;
  public static final int TRUEDIV = 33;
  public static final int RTRUEDIV = 34;
  public static final int ITRUEDIV = 35;
  public static final int FLOORDIV = 36;
  public static final int RFLOORDIV = 37;
  public static final int IFLOORDIV = 38;
  public static final int MOD = 39;
  public static final int RMOD = 40;
  public static final int IMOD = 41;
  public static final int DIVMOD = 42;
  public static final int RDIVMOD = 43;
  public static final int POW = 44;
  public static final int RPOW = 45;
  public static final int IPOW = 46;
  public static final int LSHIFT = 47;
  public static final int RLSHIFT = 48;
  public static final int ILSHIFT = 49;
  public static final int RSHIFT = 50;
  public static final int RRSHIFT = 51;
  public static final int IRSHIFT = 52;
  public static final int AND = 53;
  public static final int RAND = 54;
  public static final int IAND = 55;
  public static final int OR = 56;
  public static final int ROR = 57;
  public static final int IOR = 58;
  public static final int XOR = 59;
  public static final int RXOR = 60;
  public static final int IXOR = 61;
  public static final int NEG = 62;
  public static final int POS = 63;
  public static final int ABS = 64;
  public static final int INVERT = 65;
  public static final int BOOL = 66;
  public static final int INT = 67;
  public static final int FLOAT = 68;
  public static final int INDEX = 69;
  public static final int GET = 70;
  public static final int SET = 71;
  public static final int DELETE = 72;
  public static final int INIT = 73;
  public static final int NEW = 74;
  public static final int DEL = 75;
  public static final int AWAIT = 76;
  public static final int AITER = 77;
  public static final int ANEXT = 78;
  public static final int ENTER = 79;
  public static final int EXIT = 80;
  public static final int AENTER = 81;
  public static final int AEXIT = 82;
  public static final int BUFFER = 83;
  public static final int RELEASE_BUFFER = 84;

  public static final int COUNT = 85;

  private static final String[] NAMES = {
      "__repr__", "__str__", "__hash__", "__call__", "__getattribute__", "__getattr__", "__setattr__", "__delattr__", "__lt__", "__le__",
      "__eq__", "__ne__", "__gt__", "__ge__", "__iter__", "__next__", "__len__", "__getitem__", "__setitem__", "__delitem__",
      "__contains__", "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__mul__", "__rmul__", "__imul__", "__matmul__",
      "__rmatmul__", "__imatmul__", "__truediv__", "__rtruediv__", "__itruediv__", "__floordiv__", "__rfloordiv__", "__ifloordiv__",
      "__mod__", "__rmod__", "__imod__", "__divmod__", "__rdivmod__", "__pow__", "__rpow__", "__ipow__", "__lshift__", "__rlshift__",
      "__ilshift__", "__rshift__", "__rrshift__", "__irshift__", "__and__", "__rand__", "__iand__", "__or__", "__ror__", "__ior__",
      "__xor__", "__rxor__", "__ixor__", "__neg__", "__pos__", "__abs__", "__invert__", "__bool__", "__int__", "__float__", "__index__",
      "__get__", "__set__", "__delete__", "__init__", "__new__", "__del__", "__await__", "__aiter__", "__anext__", "__enter__", "__exit__",
      "__aenter__", "__aexit__", "__buffer__", "__release_buffer__"};
  private static final Map<String, Integer> BY_NAME = new HashMap<>();

  static {
    for (int i = 0; i < COUNT; i++) {
      BY_NAME.put(NAMES[i], i);
    }
  }

  private Slot() {
  }

  /// The special method's name, with its underscores.
  public static String name(int slot) {
    return NAMES[slot];
  }

  /// The slot of that name, or -1.
  public static int find(Object name) {
    Integer slot = name instanceof String ? BY_NAME.get(name) : null;
    return slot == null ? -1 : slot;
  }
}
