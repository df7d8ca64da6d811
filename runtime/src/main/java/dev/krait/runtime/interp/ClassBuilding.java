// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.compiler.code.Oparg;
import dev.krait.runtime.builtin.PyMethodDescr;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PySuper;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;

/// The `class` statement, and other instructions that are about classes.
public final class ClassBuilding {
  private ClassBuilding() {
  }

  static Object builder(ThreadState ts, Frame frame) {
    Object builder = Names.find(ts, frame.function.builtins, "__build_class__");
    if (builder == null) {
      throw PyErrors.nameError(Exceptions.NAME_ERROR, "__build_class__", "__build_class__ not found");
    }
    return builder;
  }

  /// `builtins.__build_class__(function, name, *bases, **kwds)`; the values of the keywords come last.
  public static Object build(ThreadState ts, Object[] args, String[] keywordNames) {
    int keywords = keywordNames == null ? 0 : keywordNames.length;
    int positional = args.length - keywords;
    if (positional < 2) {
      throw PyErrors.typeError("__build_class__: not enough arguments");
    }
    if (!(args[0] instanceof PyFunction body)) {
      throw PyErrors.typeError("__build_class__: func must be a function");
    }
    if (!Text.isStr(args[1])) {
      throw PyErrors.typeError("__build_class__: name is not a string");
    }
    PyTuple given = PyTuple.of(java.util.Arrays.copyOfRange(args, 2, positional));
    PyTuple bases = ClassBases.resolve(ts, given);
    PyDict kwargs = keywords == 0 ? null : PyDict.ofKeywords(keywordNames, args, positional);
    Object metaclass = metaclass(ts, kwargs, bases);
    Object namespace = prepare(ts, metaclass, args[1], bases, kwargs);
    Object cell = Evaluation.run(ts, body, namespace);
    if (bases != given) {
      Objects.setItem(ts, namespace, "__orig_bases__", given);
    }
    Object cls = call(ts, metaclass, args[1], bases, namespace, kwargs);
    if (cls instanceof PyType && cell instanceof PyCell c) {
      checkCell(c, cls, args[1]);
    }
    return cls;
  }

  private static void checkCell(PyCell cell, Object cls, Object name) {
    if (cell.get() == null) {
      throw PyErrors.runtimeError("__class__ not set defining '" + Text.toJava(name) + "' as " + cls
          + ". Was __classcell__ propagated to type.__new__?");
    }
    if (cell.get() != cls) {
      throw PyErrors.typeError("__class__ set to " + cell.get() + " defining '" + Text.toJava(name) + "' as " + cls);
    }
  }

  private static Object metaclass(ThreadState ts, PyDict kwargs, PyTuple bases) {
    Object explicit = kwargs == null ? null : kwargs.remove(ts, "metaclass");
    Object metaclass = explicit;
    if (metaclass == null) {
      metaclass = bases.size() == 0 ? PyType.TYPE : Types.of(bases.get(0));
    }
    return metaclass instanceof PyType t ? ClassBases.mostDerived(t, bases) : metaclass;
  }

  private static Object prepare(ThreadState ts, Object metaclass, Object name, PyTuple bases, PyDict kwargs) {
    Object method = Objects.findAttribute(ts, metaclass, "__prepare__");
    if (method == null) {
      return new PyDict();
    }
    Object namespace = callWithKeywords(ts, method, new Object[] {name, bases}, kwargs);
    PyType type = Types.of(namespace);
    if (type.slot(dev.krait.runtime.type.Slot.GETITEM) == null) {
      throw PyErrors.typeError((metaclass instanceof PyType t ? t.name() : "<metaclass>") + ".__prepare__() must return a mapping, not "
          + type.name());
    }
    return namespace;
  }

  private static Object call(ThreadState ts, Object metaclass, Object name, PyTuple bases, Object namespace, PyDict kwargs) {
    return callWithKeywords(ts, metaclass, new Object[] {name, bases, namespace}, kwargs);
  }

  private static Object callWithKeywords(ThreadState ts, Object callee, Object[] positional, PyDict kwargs) {
    if (kwargs == null || kwargs.size() == 0) {
      return Calls.call(ts, callee, positional, positional.length, null);
    }
    return Displays.callUnpacked(ts, callee, null, PyTuple.of(positional), kwargs);
  }

  /// LOAD_COMMON_CONSTANT.
  static Object commonConstant(ThreadState ts, int which) {
    switch (which) {
      case Oparg.CONSTANT_ASSERTIONERROR:
        return Exceptions.ASSERTION_ERROR;
      case Oparg.CONSTANT_NOTIMPLEMENTEDERROR:
        return Exceptions.NOT_IMPLEMENTED_ERROR;
      case Oparg.CONSTANT_BUILTIN_TUPLE:
        return PyTuple.TYPE;
      case Oparg.CONSTANT_BUILTIN_ALL:
        return ts.interpreter().originalAll();
      default:
        return ts.interpreter().originalAny();
    }
  }

  /// LOAD_SUPER_ATTR: `super`, the class, the object; in the argument the name, whether the call had arguments, and whether a method
  /// call follows. The first operand becomes the attribute, the second what is to come in front of the arguments of the call, or null.
  static void loadSuper(ThreadState ts, PyCode code, Object[] operands, int arg) {
    Object name = code.names()[arg >> 2];
    Object self = operands[2];
    Object attribute;
    boolean withSelf = false;
    if (operands[0] == PySuper.TYPE && operands[1] instanceof PyType cls && !name.equals("__class__")) {
      PyType order = PySuper.check(ts, cls, self);
      Object raw = PySuper.findRaw(ts, cls, order, name);
      withSelf = (arg & 1) != 0 && self != order && (raw instanceof PyFunction || raw instanceof PyMethodDescr);
      attribute = withSelf ? raw : raw == null ? null : PySuper.find(ts, cls, self, order, name);
      if (attribute == null) {
        attribute = Objects.getAttribute(ts, Calls.call2(ts, PySuper.TYPE, cls, self), name);
      }
    } else {
      Object proxy = (arg & 2) != 0 ? Calls.call2(ts, operands[0], operands[1], self) : Calls.call0(ts, operands[0]);
      attribute = Objects.getAttribute(ts, proxy, name);
    }
    operands[0] = attribute;
    operands[1] = withSelf ? self : null;
  }

  /// SETUP_ANNOTATIONS: a namespace with annotations has a dict for them.
  static void setupAnnotations(ThreadState ts, Frame frame) {
    if (Names.find(ts, frame.locals, "__annotations__") == null) {
      Objects.setItem(ts, frame.locals, "__annotations__", new PyDict());
    }
  }
}
