// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.json;

import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFloatType;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.thread.ThreadState;

/// One reading of a JSON text: a recursive descent that leaves in [#next] where the value just read ends. Used by one thread.
final class JsonReading {
  private static final int SHORT_NUMBER = 18;
  private static final int REMEMBERED = 256;

  private final ThreadState ts;
  private final PyJsonScanner scanner;
  private final JsonText text;
  /// Keys read before, by the hash of their characters, so that equal keys are one string.
  private final String[] keys = new String[REMEMBERED];
  int next;

  JsonReading(ThreadState ts, PyJsonScanner scanner, Object plain) {
    this.ts = ts;
    this.scanner = scanner;
    this.text = new JsonText(plain);
  }

  /// The value that starts at an index; StopIteration if none does.
  Object value(int index) {
    int c = text.peek(index);
    switch (c) {
      case '"':
        return string(index + 1);
      case '{', '[':
        ts.enterNative();
        try {
          return c == '{' ? object(index + 1) : array(index + 1);
        } finally {
          ts.leaveNative();
        }
      case 'n':
        if (text.has("null", index)) {
          next = index + 4;
          return PyNone.NONE;
        }
        break;
      case 't':
        if (text.has("true", index)) {
          next = index + 4;
          return PyBool.TRUE;
        }
        break;
      case 'f':
        if (text.has("false", index)) {
          next = index + 5;
          return PyBool.FALSE;
        }
        break;
      case 'N':
        if (text.has("NaN", index)) {
          return constant("NaN", index);
        }
        break;
      case 'I':
        if (text.has("Infinity", index)) {
          return constant("Infinity", index);
        }
        break;
      case '-':
        if (text.has("-Infinity", index)) {
          return constant("-Infinity", index);
        }
        break;
      default:
        break;
    }
    return number(index);
  }

  private Object string(int start) {
    int end = JsonStrings.plainEnd(text, start, scanner.strict);
    if (text.peek(end) == '"') {
      next = end + 1;
      return text.slice(start, end);
    }
    JsonStrings.Scanned scanned = JsonStrings.scan(ts, text, start, scanner.strict);
    next = scanned.end();
    return scanned.value();
  }

  /// A key, which is the same object as an equal key before if that is still remembered.
  private Object key(int start) {
    int end = start;
    int hash = 0;
    while (end < text.length) {
      int c = text.at(end);
      if (c == '"') {
        next = end + 1;
        return remembered(start, end, hash);
      }
      if (c == '\\' || c < ' ') {
        break;
      }
      hash = hash * 31 + c;
      end++;
    }
    return string(start);
  }

  private Object remembered(int start, int end, int hash) {
    int slot = (hash ^ hash >>> 8 ^ hash >>> 16) & REMEMBERED - 1;
    String known = keys[slot];
    if (known != null && known.length() == end - start && text.has(known, start)) {
      return known;
    }
    Object made = text.slice(start, end);
    if (made instanceof String s) {
      keys[slot] = s;
    }
    return made;
  }

  private Object constant(String name, int index) {
    next = index + name.length();
    return Calls.call1(ts, scanner.parseConstant, name);
  }

  private int skipSpace(int from) {
    int i = from;
    while (i < text.length) {
      int c = text.at(i);
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        break;
      }
      i++;
    }
    return i;
  }

  private PyException error(String message, int index) {
    return JsonErrors.decode(ts, message, text.plain, index);
  }

  private Object object(int start) {
    boolean wantsPairs = scanner.objectPairsHook != PyNone.NONE;
    PyDict dict = wantsPairs ? null : new PyDict();
    PyList pairs = wantsPairs ? new PyList() : null;
    int at = skipSpace(start);
    boolean empty = text.peek(at) == '}';
    while (!empty) {
      if (text.peek(at) != '"') {
        throw error("Expecting property name enclosed in double quotes", at);
      }
      Object key = key(at + 1);
      at = skipSpace(next);
      if (text.peek(at) != ':') {
        throw error("Expecting ':' delimiter", at);
      }
      Object value = value(skipSpace(at + 1));
      if (wantsPairs) {
        pairs.append(PyTuple.of(key, value));
      } else {
        dict.put(ts, key, value);
      }
      at = skipSpace(next);
      int c = text.peek(at);
      if (c == '}') {
        break;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", at);
      }
      int comma = at;
      at = skipSpace(at + 1);
      if (text.peek(at) == '}') {
        throw error("Illegal trailing comma before end of object", comma);
      }
    }
    Object hook = wantsPairs ? scanner.objectPairsHook : scanner.objectHook;
    int end = at + 1;
    Object result = wantsPairs ? pairs : dict;
    if (hook != PyNone.NONE) {
      result = Calls.call1(ts, hook, result);
    }
    next = end;
    return result;
  }

  private Object array(int start) {
    PyList list = new PyList();
    int at = skipSpace(start);
    boolean empty = text.peek(at) == ']';
    while (!empty) {
      list.append(value(at));
      at = skipSpace(next);
      int c = text.peek(at);
      if (c == ']') {
        break;
      }
      if (c != ',') {
        throw error("Expecting ',' delimiter", at);
      }
      int comma = at;
      at = skipSpace(at + 1);
      if (text.peek(at) == ']') {
        throw error("Illegal trailing comma before end of array", comma);
      }
    }
    next = at + 1;
    return list;
  }

  private int digits(int from) {
    int i = from;
    while (i < text.length && text.at(i) >= '0' && text.at(i) <= '9') {
      i++;
    }
    return i;
  }

  private Object number(int start) {
    int first = text.peek(start) == '-' ? start + 1 : start;
    int end = text.peek(first) == '0' ? first + 1 : digits(first);
    if (end == first) {
      throw PyErrors.stopIteration(PyInt.of(start));
    }
    boolean isFloat = false;
    if (text.peek(end) == '.') {
      int fraction = digits(end + 1);
      if (fraction > end + 1) {
        isFloat = true;
        end = fraction;
      }
    }
    int exponent = text.peek(end);
    if (exponent == 'e' || exponent == 'E') {
      int sign = text.peek(end + 1);
      int from = sign == '+' || sign == '-' ? end + 2 : end + 1;
      int to = digits(from);
      if (to > from) {
        isFloat = true;
        end = to;
      }
    }
    next = end;
    if (isFloat) {
      String digits = (String) text.slice(start, end);
      return scanner.parseFloat == PyFloatType.TYPE ? new PyFloat(Double.parseDouble(digits)) : custom(scanner.parseFloat, digits);
    }
    if (scanner.parseInt == PyLong.TYPE && end - start <= SHORT_NUMBER) {
      return small(first, end, first > start);
    }
    return custom(scanner.parseInt, Text.slice(text.plain, start, end));
  }

  private Object custom(Object parser, Object digits) {
    int end = next;
    Object result = Calls.call1(ts, parser, digits);
    next = end;
    return result;
  }

  private Object small(int first, int end, boolean negative) {
    long value = 0;
    for (int i = first; i < end; i++) {
      value = value * 10 + text.at(i) - '0';
    }
    return PyInt.of(negative ? -value : value);
  }
}
