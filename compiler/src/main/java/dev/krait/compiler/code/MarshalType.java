// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.code;

/// The type bytes of marshal format version 5, one a row, and the format's limits.
public final class MarshalType {
  public static final int NULL = '0';
  public static final int NONE = 'N';
  public static final int FALSE = 'F';
  public static final int TRUE = 'T';
  public static final int STOP_ITERATION = 'S';
  public static final int ELLIPSIS = '.';
  public static final int INT = 'i';
  public static final int INT64 = 'I';
  public static final int FLOAT = 'f';
  public static final int BINARY_FLOAT = 'g';
  public static final int COMPLEX = 'x';
  public static final int BINARY_COMPLEX = 'y';
  public static final int LONG = 'l';
  public static final int STRING = 's';
  public static final int INTERNED = 't';
  public static final int REF = 'r';
  public static final int TUPLE = '(';
  public static final int LIST = '[';
  public static final int DICT = '{';
  public static final int CODE = 'c';
  public static final int UNICODE = 'u';
  public static final int UNKNOWN = '?';
  public static final int SET = '<';
  public static final int FROZEN_SET = '>';
  public static final int SLICE = ':';
  public static final int ASCII = 'a';
  public static final int ASCII_INTERNED = 'A';
  public static final int SMALL_TUPLE = ')';
  public static final int SHORT_ASCII = 'z';
  public static final int SHORT_ASCII_INTERNED = 'Z';

  /// Set in a type byte: the object gets the next reference number.
  public static final int FLAG_REF = 0x80;

  public static final int VERSION = 5;
  /// How deeply values may nest.
  public static final int MAX_DEPTH = 2000;

  private MarshalType() {
  }
}
