// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.CodePoints;
import dev.krait.compiler.code.Const;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyLong;
import dev.krait.runtime.object.PyBigInt;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyComplex;
import dev.krait.runtime.object.PyEllipsis;
import dev.krait.runtime.object.PyFloat;
import dev.krait.runtime.object.PyFrozenSet;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PySlice;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.thread.ThreadState;
import java.util.List;

/// Turns the compiler's constants into objects.
public final class CodeConstants {
  private CodeConstants() {
  }

  static Object[] of(List<Const> constants) {
    Object[] result = new Object[constants.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = of(constants.get(i));
    }
    return result;
  }

  /// The object; code objects are wrapped anew.
  public static Object of(Const constant) {
    if (constant instanceof Const.Str s) {
      return s.value().intern();
    }
    if (constant instanceof Const.Int i) {
      return PyInt.of(i.value());
    }
    if (constant instanceof Const.Singleton s) {
      return singleton(s);
    }
    if (constant instanceof Const.Tuple t) {
      return PyTuple.of(of(t.items()));
    }
    if (constant instanceof Const.Code c) {
      return new PyCode(c.value());
    }
    if (constant instanceof Const.Float f) {
      return new PyFloat(f.value());
    }
    return rare(constant);
  }

  private static Object singleton(Const.Singleton constant) {
    switch (constant) {
      case TRUE:
        return PyBool.TRUE;
      case FALSE:
        return PyBool.FALSE;
      case ELLIPSIS:
        return PyEllipsis.ELLIPSIS;
      default:
        return PyNone.NONE;
    }
  }

  private static Object rare(Const constant) {
    if (constant instanceof Const.Bytes b) {
      byte[] content = b.value().array();
      return content.length == 0 ? PyBytes.EMPTY : new PyBytes(content);
    }
    if (constant instanceof Const.BigInt i) {
      return PyLong.of(i.value());
    }
    if (constant instanceof Const.WideStr w) {
      int[] points = w.value().array();
      return Text.of(points, 0, points.length);
    }
    if (constant instanceof Const.Complex c) {
      return new PyComplex(c.real(), c.imag());
    }
    if (constant instanceof Const.FrozenSet s) {
      return PyFrozenSet.of(ThreadState.current(), PyList.of(of(s.items())));
    }
    if (constant instanceof Const.Slice s) {
      return new PySlice(of(s.start()), of(s.stop()), of(s.step()));
    }
    throw PyErrors.systemError("unknown kind of constant " + constant);
  }

  /// The compiler's form of an object that can be a constant; null if it can not.
  public static Const toConst(Object object) {
    if (object == PyNone.NONE) {
      return Const.Singleton.NONE;
    }
    if (object instanceof PyBool) {
      return object == PyBool.TRUE ? Const.Singleton.TRUE : Const.Singleton.FALSE;
    }
    if (object == PyEllipsis.ELLIPSIS) {
      return Const.Singleton.ELLIPSIS;
    }
    if (object instanceof PyInt i) {
      return new Const.Int(i.value);
    }
    if (object instanceof PyBigInt i) {
      return new Const.BigInt(i.value);
    }
    if (object instanceof PyFloat f) {
      return new Const.Float(f.value);
    }
    if (object instanceof String s) {
      return new Const.Str(s);
    }
    if (object instanceof PyBytes b) {
      return new Const.Bytes(new ByteSequence(b.array()));
    }
    if (object instanceof PyCode c) {
      return new Const.Code(c.object);
    }
    if (object instanceof PyTuple t) {
      return tuple(t);
    }
    if (object instanceof PyComplex c && c.type == PyComplex.TYPE) {
      return new Const.Complex(c.real, c.imaginary);
    }
    if (object instanceof PyFrozenSet s && s.type == PyFrozenSet.TYPE) {
      Const items = tuple(PyTuple.of(s.toArray()));
      return items == null ? null : new Const.FrozenSet(((Const.Tuple) items).items());
    }
    return Text.isStr(object) ? new Const.WideStr(new CodePoints(Text.codePoints(object))) : null;
  }

  private static Const tuple(PyTuple tuple) {
    Const[] items = new Const[tuple.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = toConst(tuple.get(i));
      if (items[i] == null) {
        return null;
      }
    }
    return new Const.Tuple(List.of(items));
  }
}
