// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtins;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Formatting;
import dev.krait.runtime.protocol.Hashes;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Types;

/// Functions that apply to any object.
@PyModuleDef(value = "builtins", part = true)
final class ObjectFunctions {
  private ObjectFunctions() {
  }

  /// Return the printable representation with all characters outside ASCII escaped.
  @Function("ascii(obj, /)")
  static Object ascii(ThreadState ts, Object obj) {
    Object shown = Objects.repr(ts, obj);
    int length = Text.length(shown);
    StringBuilder out = null;
    for (int i = 0; i < length; i++) {
      int c = Text.codePointAt(shown, i);
      if (c >= 0x80 && out == null) {
        out = new StringBuilder(length + 16);
        for (int k = 0; k < i; k++) {
          out.append((char) Text.codePointAt(shown, k));
        }
      }
      if (out != null) {
        appendEscaped(out, c);
      }
    }
    return out == null ? shown : out.toString();
  }

  private static void appendEscaped(StringBuilder out, int c) {
    if (c < 0x80) {
      out.append((char) c);
      return;
    }
    int digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
    out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
    for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(c >>> shift & 15, 16));
    }
  }

  /// Return whether the object can be called.
  @Function("callable(obj, /)")
  static boolean callable(Object obj) {
    return Calls.isCallable(obj);
  }

  /// Delete an attribute: delattr(x, 'y') is del x.y.
  @Function("delattr(obj, name, /)")
  static void delattr(ThreadState ts, Object obj, Object name) {
    Objects.setAttribute(ts, obj, Attributes.checkedName(name), null);
  }

  /// Return value.__format__(format_spec).
  @Function("format(value, format_spec='', /)")
  static Object format(ThreadState ts, Object value, Object formatSpec) {
    if (!Text.isStr(formatSpec)) {
      throw PyErrors.typeError("format() argument 2 must be str, not "
          + (formatSpec == dev.krait.runtime.object.PyNone.NONE ? "None" : Types.nameOf(formatSpec)));
    }
    return Formatting.format(ts, value, formatSpec);
  }

  /// Return an attribute: getattr(x, 'y') is x.y. A third argument is returned where there is no such attribute.
  @Function("getattr(object, name, default=<unrepresentable>, /)")
  static Object getattr(ThreadState ts, Object object, Object name, Object defaultValue) {
    Object plain = Attributes.checkedName(name);
    if (defaultValue == null) {
      return Objects.getAttribute(ts, object, plain);
    }
    Object found = Objects.findAttribute(ts, object, plain);
    return found == null ? defaultValue : found;
  }

  /// Whether getattr finds an attribute of that name.
  @Function("hasattr(obj, name, /)")
  static boolean hasattr(ThreadState ts, Object obj, Object name) {
    return Objects.findAttribute(ts, obj, Attributes.checkedName(name)) != null;
  }

  /// Return the hash value.
  @Function("hash(obj, /)")
  static long hash(ThreadState ts, Object obj) {
    return Hashes.of(ts, obj);
  }

  /// A number for an object: of two objects that live at the same time each has another one.
  @Function("id(obj, /)")
  static long id(ThreadState ts, Object obj) {
    return Identity.of(ts, obj);
  }

  /// Return whether an object is an instance of a class or of any class of a tuple or union.
  @Function("isinstance(obj, class_or_tuple, /)")
  static boolean isinstance(ThreadState ts, Object obj, Object classOrTuple) {
    return Objects.isInstance(ts, obj, classOrTuple);
  }

  /// Return whether a class derives from a class or from any class of a tuple or union.
  @Function("issubclass(cls, class_or_tuple, /)")
  static boolean issubclass(ThreadState ts, Object cls, Object classOrTuple) {
    return Objects.isSubclass(ts, cls, classOrTuple);
  }

  /// Return the number of items.
  @Function("len(obj, /)")
  static long len(ThreadState ts, Object obj) {
    return Sequences.longLength(ts, obj);
  }

  /// Return the printable representation.
  @Function("repr(obj, /)")
  static Object repr(ThreadState ts, Object obj) {
    return Objects.repr(ts, obj);
  }

  /// Set an attribute: setattr(x, 'y', v) is x.y = v.
  @Function("setattr(obj, name, value, /)")
  static void setattr(ThreadState ts, Object obj, Object name, Object value) {
    Objects.setAttribute(ts, obj, Attributes.checkedName(name), value);
  }

  /// Return the `__dict__` of an object; without argument, the local variables.
  @Function("vars(object=<unrepresentable>, /)")
  static Object vars(ThreadState ts, Object object) {
    if (object == null) {
      return NamespaceFunctions.locals(ts);
    }
    Object dict = Objects.findAttribute(ts, object, "__dict__");
    if (dict == null) {
      throw PyErrors.typeError("vars() argument must have __dict__ attribute");
    }
    return dict;
  }

  /// Return the sorted names of the attributes of an object; without argument, of the local variables.
  @Function("dir(object=<unrepresentable>, /)")
  static Object dir(ThreadState ts, Object object) {
    Object names;
    if (object == null) {
      names = Calls.method(ts, NamespaceFunctions.locals(ts), "keys");
    } else {
      Object method = Calls.specialOrNull(ts, object, "__dir__");
      if (method == null) {
        throw PyErrors.typeError("object does not provide __dir__");
      }
      names = Calls.call0(ts, method);
    }
    return IterationFunctions.sortedList(ts, names);
  }
}
