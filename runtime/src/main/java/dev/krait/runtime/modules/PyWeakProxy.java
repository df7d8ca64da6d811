// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Comparisons;
import dev.krait.annotations.Method;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Attributes;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Iterators;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.protocol.Sequences;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// Behaves like an object without keeping it alive.
///
/// Java: every operation goes to the object, with proxies among the operands replaced by their objects.
@PyTypeDef(value = "ProxyType", module = "weakref")
public class PyWeakProxy extends PyWeakHolder {
  public static final PyType TYPE = PyType.builtin(PyWeakProxyTable.INSTANCE);

  PyWeakProxy(ThreadState ts, PyType type, Object object, Object callback) {
    super(ts, type, object, callback);
  }

  /// A proxy; without callback, the one that the object has.
  static Object of(ThreadState ts, Object object, Object callback) {
    if (callback == PyNone.NONE) {
      for (PyWeakHolder holder : ts.interpreter().weakReferences().of(object)) {
        if (holder instanceof PyWeakProxy && holder.isPlain()) {
          return holder;
        }
      }
    }
    return Calls.isCallable(object) ? new PyWeakCallableProxy(ts, object, callback) : new PyWeakProxy(ts, TYPE, object, callback);
  }

  final Object target() {
    Object object = referentOrNull();
    if (object == null) {
      throw PyErrors.of(Exceptions.REFERENCE_ERROR, "weakly-referenced object no longer exists");
    }
    return object;
  }

  static Object unwrap(Object operand) {
    return operand instanceof PyWeakProxy proxy ? proxy.target() : operand;
  }

  @Special("__repr__")
  Object repr(ThreadState ts) {
    Object object = referentOrNull();
    return Text.fromJava("<weakproxy at 0x" + Long.toHexString(Identity.of(ts, this)) + (object == null ? "; dead>"
        : "; to '" + Types.nameOf(object) + "' at 0x" + Long.toHexString(Identity.of(ts, object)) + ">"));
  }

  @Special("__str__")
  Object str(ThreadState ts) {
    return Objects.str(ts, target());
  }

  @Special("__getattribute__")
  Object getAttribute(ThreadState ts, Object name) {
    return Objects.getAttribute(ts, target(), Attributes.checkedName(name));
  }

  @Special("__setattr__")
  void setAttribute(ThreadState ts, Object name, Object value) {
    Objects.setAttribute(ts, target(), Attributes.checkedName(name), value);
  }

  @Special("__delattr__")
  void deleteAttribute(ThreadState ts, Object name) {
    Objects.setAttribute(ts, target(), Attributes.checkedName(name), null);
  }

  @Special("__iter__")
  Object iterator(ThreadState ts) {
    return Iterators.of(ts, target());
  }

  @Special("__next__")
  Object next(ThreadState ts) {
    Object object = target();
    if (Types.of(object).slot(Slot.NEXT) == null) {
      throw PyErrors.typeError("Weakref proxy referenced a non-iterator '" + Types.nameOf(object) + "' object");
    }
    return Iterators.next(ts, object);
  }

  @Special("__bool__")
  boolean truth(ThreadState ts) {
    return Objects.isTrue(ts, target());
  }

  @Special("__len__")
  int length(ThreadState ts) {
    return Sequences.length(ts, target());
  }

  @Special("__getitem__")
  Object getItem(ThreadState ts, Object key) {
    return Objects.getItem(ts, target(), unwrap(key));
  }

  @Special("__setitem__")
  void setItem(ThreadState ts, Object key, Object value) {
    Objects.setItem(ts, target(), unwrap(key), value);
  }

  @Special("__delitem__")
  void deleteItem(ThreadState ts, Object key) {
    Objects.deleteItem(ts, target(), unwrap(key));
  }

  @Special("__contains__")
  boolean contains(ThreadState ts, Object item) {
    return Sequences.contains(ts, target(), unwrap(item));
  }

  @Special("__int__")
  Object toInt(ThreadState ts) {
    return Calls.call1(ts, dev.krait.runtime.object.PyLong.TYPE, target());
  }

  @Special("__float__")
  Object toFloat(ThreadState ts) {
    return Calls.call1(ts, dev.krait.runtime.object.PyFloatType.TYPE, target());
  }

  @Special("__index__")
  Object index(ThreadState ts) {
    return Numbers.index(ts, target());
  }

  @Special("__pow__")
  Object power(ThreadState ts, Object exponent, Object modulus) {
    return modulus == PyNone.NONE ? Numbers.binary(ts, Slot.POW, target(), unwrap(exponent))
        : Numbers.power(ts, target(), unwrap(exponent), unwrap(modulus));
  }

  @Special("__rpow__")
  Object reflectedPower(ThreadState ts, Object base, Object modulus) {
    return modulus == PyNone.NONE ? Numbers.binary(ts, Slot.POW, unwrap(base), target()) : Numbers.power(ts, unwrap(base), target(), unwrap(modulus));
  }

  @Special("__ipow__")
  Object inPlacePower(ThreadState ts, Object exponent) {
    return Numbers.inPlace(ts, Slot.POW, target(), unwrap(exponent));
  }

  /// The object as bytes.
  @Method("__bytes__()")
  Object bytes(ThreadState ts) {
    return Calls.method(ts, target(), "__bytes__");
  }

  /// A reverse iterator over the object.
  @Method("__reversed__()")
  Object reversed(ThreadState ts) {
    return Calls.method(ts, target(), "__reversed__");
  }

  @Comparisons
  Object compare(ThreadState ts, int slot, Object other) {
    return Objects.compare(ts, slot, target(), unwrap(other));
  }

  @Special("__add__")
  Object add(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.ADD, target(), unwrap(other));
  }

  @Special("__radd__")
  Object reflectedAdd(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.ADD, unwrap(other), target());
  }

  @Special("__sub__")
  Object sub(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.SUB, target(), unwrap(other));
  }

  @Special("__rsub__")
  Object reflectedSub(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.SUB, unwrap(other), target());
  }

  @Special("__mul__")
  Object mul(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MUL, target(), unwrap(other));
  }

  @Special("__rmul__")
  Object reflectedMul(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MUL, unwrap(other), target());
  }

  @Special("__mod__")
  Object mod(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MOD, target(), unwrap(other));
  }

  @Special("__rmod__")
  Object reflectedMod(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MOD, unwrap(other), target());
  }

  @Special("__divmod__")
  Object divmod(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.DIVMOD, target(), unwrap(other));
  }

  @Special("__rdivmod__")
  Object reflectedDivmod(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.DIVMOD, unwrap(other), target());
  }

  @Special("__lshift__")
  Object lshift(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.LSHIFT, target(), unwrap(other));
  }

  @Special("__rlshift__")
  Object reflectedLshift(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.LSHIFT, unwrap(other), target());
  }

  @Special("__rshift__")
  Object rshift(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.RSHIFT, target(), unwrap(other));
  }

  @Special("__rrshift__")
  Object reflectedRshift(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.RSHIFT, unwrap(other), target());
  }

  @Special("__and__")
  Object and(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.AND, target(), unwrap(other));
  }

  @Special("__rand__")
  Object reflectedAnd(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.AND, unwrap(other), target());
  }

  @Special("__xor__")
  Object xor(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.XOR, target(), unwrap(other));
  }

  @Special("__rxor__")
  Object reflectedXor(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.XOR, unwrap(other), target());
  }

  @Special("__or__")
  Object or(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.OR, target(), unwrap(other));
  }

  @Special("__ror__")
  Object reflectedOr(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.OR, unwrap(other), target());
  }

  @Special("__floordiv__")
  Object floordiv(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.FLOORDIV, target(), unwrap(other));
  }

  @Special("__rfloordiv__")
  Object reflectedFloordiv(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.FLOORDIV, unwrap(other), target());
  }

  @Special("__truediv__")
  Object truediv(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.TRUEDIV, target(), unwrap(other));
  }

  @Special("__rtruediv__")
  Object reflectedTruediv(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.TRUEDIV, unwrap(other), target());
  }

  @Special("__matmul__")
  Object matmul(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MATMUL, target(), unwrap(other));
  }

  @Special("__rmatmul__")
  Object reflectedMatmul(ThreadState ts, Object other) {
    return Numbers.binary(ts, Slot.MATMUL, unwrap(other), target());
  }

  @Special("__iadd__")
  Object inPlaceAdd(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.ADD, target(), unwrap(other));
  }

  @Special("__isub__")
  Object inPlaceSub(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.SUB, target(), unwrap(other));
  }

  @Special("__imul__")
  Object inPlaceMul(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.MUL, target(), unwrap(other));
  }

  @Special("__imod__")
  Object inPlaceMod(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.MOD, target(), unwrap(other));
  }

  @Special("__ilshift__")
  Object inPlaceLshift(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.LSHIFT, target(), unwrap(other));
  }

  @Special("__irshift__")
  Object inPlaceRshift(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.RSHIFT, target(), unwrap(other));
  }

  @Special("__iand__")
  Object inPlaceAnd(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.AND, target(), unwrap(other));
  }

  @Special("__ixor__")
  Object inPlaceXor(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.XOR, target(), unwrap(other));
  }

  @Special("__ior__")
  Object inPlaceOr(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.OR, target(), unwrap(other));
  }

  @Special("__ifloordiv__")
  Object inPlaceFloordiv(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.FLOORDIV, target(), unwrap(other));
  }

  @Special("__itruediv__")
  Object inPlaceTruediv(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.TRUEDIV, target(), unwrap(other));
  }

  @Special("__imatmul__")
  Object inPlaceMatmul(ThreadState ts, Object other) {
    return Numbers.inPlace(ts, Slot.MATMUL, target(), unwrap(other));
  }

  @Special("__neg__")
  Object neg(ThreadState ts) {
    return Numbers.unary(ts, Slot.NEG, target());
  }

  @Special("__pos__")
  Object pos(ThreadState ts) {
    return Numbers.unary(ts, Slot.POS, target());
  }

  @Special("__abs__")
  Object abs(ThreadState ts) {
    return Numbers.unary(ts, Slot.ABS, target());
  }

  @Special("__invert__")
  Object invert(ThreadState ts) {
    return Numbers.unary(ts, Slot.INVERT, target());
  }
}
