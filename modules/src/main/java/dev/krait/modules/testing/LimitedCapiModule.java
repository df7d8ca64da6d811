// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.testing;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;
import java.nio.charset.StandardCharsets;

/// The operations on objects as C code reaches them.
///
/// Java: stateless.
@PyModuleDef(value = "_testlimitedcapi", subinterpreters = false, extension = true, gil = PyModuleDef.Gil.NOT_USED)
public final class LimitedCapiModule {
  private static final String[] KEYWORDS = {"baz"};

  private LimitedCapiModule() {
  }

  /// Return the item of a sequence at an index.
  @Function("sequence_getitem(obj, i, /)")
  static Object getItem(ThreadState ts, Object obj, long i) {
    return Objects.getItem(ts, sequence(obj, Slot.GETITEM, "does not support indexing"), PyInt.of(i));
  }

  /// Replace the item of a sequence at an index.
  @Function("sequence_setitem(obj, i, value, /)")
  static long setItem(ThreadState ts, Object obj, long i, Object value) {
    Objects.setItem(ts, sequence(obj, Slot.SETITEM, "does not support item assignment"), PyInt.of(i), value);
    return 0;
  }

  /// Delete the item of a sequence at an index.
  @Function("sequence_delitem(obj, i, /)")
  static long deleteItem(ThreadState ts, Object obj, long i) {
    Objects.deleteItem(ts, sequence(obj, Slot.DELITEM, "doesn't support item deletion"), PyInt.of(i));
    return 0;
  }

  private static Object sequence(Object object, int slot, String complaint) {
    if (Types.of(object).slot(slot) == null) {
      throw PyErrors.typeError("'" + Types.nameOf(object) + "' object " + complaint);
    }
    return object;
  }

  /// Return whether an object has an attribute; an error in finding out is reported and counts as no.
  @Function("object_hasattrstring(obj, attr_name, /)")
  static long hasAttribute(ThreadState ts, Object obj, PyBytes attrName) {
    Object name = Text.fromJava(new String(attrName.array(), StandardCharsets.UTF_8));
    try {
      return Objects.findAttribute(ts, obj, name) == null ? 0 : 1;
    } catch (PyException e) {
      if (!e.value.type.isSubtypeOf(Exceptions.EXCEPTION)) {
        throw e;
      }
      return 0;
    }
  }

  /// Call a function with one positional and one keyword argument.
  @Function("call_vectorcall(callable, /)")
  static Object callVector(ThreadState ts, Object callable) {
    return Calls.call(ts, callable, new Object[] {"foo", "bar"}, 1, KEYWORDS);
  }

  /// Call the method `f` of an object with one positional and one keyword argument.
  @Function("call_vectorcall_method(callable, /)")
  static Object callVectorMethod(ThreadState ts, Object callable) {
    return Calls.call(ts, Objects.getAttribute(ts, callable, "f"), new Object[] {"foo", "bar"}, 1, KEYWORDS);
  }
}
