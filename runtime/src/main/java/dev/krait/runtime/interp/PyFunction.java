// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyAttributeOwner;
import dev.krait.runtime.object.PyBool;
import dev.krait.runtime.object.PyCell;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Calls;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Types;
import java.util.Collections;
import java.util.List;

/// What def and lambda make: code together with the names that it can see.
///
///   code
///     what to run, a code object
///   globals
///     the namespace of the module
///   name
///     what the function is called, if not what the code is
///   argdefs
///     a tuple of defaults of the last positional parameters
///   closure
///     a tuple of cells, one for each free variable
///   kwdefaults
///     a dictionary of defaults of keyword-only parameters
///
/// Java: a function made by `def` or `lambda`. Fields that Python may set are replaced whole.
@PyTypeDef("function")
public final class PyFunction extends PyAttributeOwner {
  public static final PyType TYPE = PyType.builtin(PyFunctionTable.INSTANCE);

  PyCode code;
  final PyDict globals;
  /// The mapping that global names fall back to; nearly always an exact dict.
  final Object builtins;
  /// Cells of the free variables, or null.
  PyTuple closure;
  /// Values for the last positional parameters, or null.
  PyTuple defaults;
  PyDict keywordDefaults;
  private Object name;
  private Object qualifiedName;
  private Object doc;
  private Object module;
  /// The annotations: a dict, or null if [#annotate] has to make them.
  private Object annotations;
  /// The function that makes the annotations, None, or null for None.
  private Object annotate;
  private PyTuple typeParameters;

  public PyFunction(ThreadState ts, PyCode code, PyDict globals) {
    super(TYPE);
    this.code = code;
    this.globals = globals;
    this.builtins = Evaluation.builtinsOf(ts, globals);
    this.name = code.name();
    this.qualifiedName = code.qualifiedName();
    if ((code.object.flags & CodeObject.CO_HAS_DOCSTRING) != 0) {
      this.doc = code.consts()[0];
    } else {
      this.doc = PyNone.NONE;
    }
    Object moduleName = globals.get(ts, "__name__");
    this.module = moduleName == null ? PyNone.NONE : moduleName;
  }

  public PyCode code() {
    return code;
  }

  public PyDict globals() {
    return globals;
  }

  public Object name() {
    return name;
  }

  public Object qualifiedName() {
    return qualifiedName;
  }

  /// Adds all that the function refers to, nulls included.
  void addReferences(List<Object> found) {
    Collections.addAll(found, code, globals, builtins, closure, defaults, keywordDefaults, doc, module, annotations, annotate, typeParameters,
        dictOrNull());
  }

  /// A frame without arguments yet, if so many positional ones are exactly the parameters; else null. As another thread may give the
  /// function new code, the code is looked at once, and from there on that of the frame.
  Frame plainFrame(ThreadState ts, int count) {
    RegisterCode form = code.registersFor(ts);
    return form.plainArguments == count ? newFrame(form) : null;
  }

  /// A frame without arguments yet.
  Frame newFrame(ThreadState ts) {
    return newFrame(code.registersFor(ts));
  }

  private Frame newFrame(RegisterCode form) {
    Object[] registers = form.newRegisters();
    Frame frame = form.loops ? new LoopFrame(this, form, registers) : new Frame(this, form, registers);
    if ((form.code.object.flags & CodeObject.CO_OPTIMIZED) == 0) {
      frame.locals = globals;
    }
    return frame;
  }

  @Override
  public Object call0(ThreadState ts) {
    Frame frame = plainFrame(ts, 0);
    return frame != null ? Loop.enter(ts, frame) : call(ts, Calls.NO_ARGS, 0, null);
  }

  @Override
  public Object call1(ThreadState ts, Object a) {
    Frame frame = plainFrame(ts, 1);
    if (frame != null) {
      frame.r[0] = a;
      return Loop.enter(ts, frame);
    }
    return call(ts, new Object[] {a}, 1, null);
  }

  @Override
  public Object call2(ThreadState ts, Object a, Object b) {
    Frame frame = plainFrame(ts, 2);
    if (frame != null) {
      frame.r[0] = a;
      frame.r[1] = b;
      return Loop.enter(ts, frame);
    }
    return call(ts, new Object[] {a, b}, 2, null);
  }

  @Override
  public Object call3(ThreadState ts, Object a, Object b, Object c) {
    Frame frame = plainFrame(ts, 3);
    if (frame != null) {
      frame.r[0] = a;
      frame.r[1] = b;
      frame.r[2] = c;
      return Loop.enter(ts, frame);
    }
    return call(ts, new Object[] {a, b, c}, 3, null);
  }

  @Override
  public Object call(ThreadState ts, Object[] args, int positional, String[] keywordNames) {
    Frame frame = newFrame(ts);
    Arguments.bind(ts, frame, args, positional, keywordNames);
    return Loop.enter(ts, frame);
  }

  /// MAKE_FUNCTION's extras, in the compiler's numbering.
  void setAttribute(int which, Object value) {
    switch (which) {
      case dev.krait.compiler.code.Oparg.MAKE_FUNCTION_DEFAULTS:
        defaults = (PyTuple) value;
        return;
      case dev.krait.compiler.code.Oparg.MAKE_FUNCTION_KWDEFAULTS:
        keywordDefaults = (PyDict) value;
        return;
      case dev.krait.compiler.code.Oparg.MAKE_FUNCTION_ANNOTATIONS:
        annotations = value;
        return;
      case dev.krait.compiler.code.Oparg.MAKE_FUNCTION_CLOSURE:
        closure = (PyTuple) value;
        return;
      default:
        annotate = value;
    }
  }

  void setTypeParameters(PyTuple parameters) {
    typeParameters = parameters;
  }

  /// A function from its parts.
  @New("function(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
  static Object create(ThreadState ts, PyType cls, PyCode code, PyDict globals, Object name, Object argdefs, Object closure, Object kwdefaults) {
    if (name != PyNone.NONE && !Text.isStr(name)) {
      throw PyErrors.typeError("arg 3 (name) must be None or string");
    }
    if (argdefs != PyNone.NONE && !(argdefs instanceof PyTuple)) {
      throw PyErrors.typeError("arg 4 (defaults) must be None or tuple");
    }
    if (kwdefaults != PyNone.NONE && !(kwdefaults instanceof PyDict)) {
      throw PyErrors.typeError("arg 6 (kwdefaults) must be None or dict");
    }
    checkClosure(code, closure, "arg 5 (closure)", true);
    PyFunction made = new PyFunction(ts, code, globals);
    if (name != PyNone.NONE) {
      made.name = name;
    }
    made.defaults = argdefs instanceof PyTuple t ? t : null;
    made.closure = closure instanceof PyTuple t ? t : null;
    made.keywordDefaults = kwdefaults instanceof PyDict d ? d : null;
    return made;
  }

  private static void checkClosure(PyCode code, Object closure, String what, boolean named) {
    if (!(closure instanceof PyTuple)) {
      if (code.freeCount > 0 && closure == PyNone.NONE) {
        throw PyErrors.typeError(what + " must be tuple");
      }
      if (closure != PyNone.NONE) {
        throw PyErrors.typeError(what + " must be None or tuple");
      }
    }
    int size = closure instanceof PyTuple t ? t.size() : 0;
    if (size != code.freeCount) {
      throw PyErrors.valueError(Text.toJava(code.name()) + " requires closure of length " + code.freeCount + ", not " + size);
    }
    for (int i = 0; i < size; i++) {
      Object cell = ((PyTuple) closure).get(i);
      if (!(cell instanceof PyCell)) {
        throw PyErrors.typeError("arg 5 (closure) expected cell, found " + Types.nameOf(cell));
      }
    }
  }

  @Special("__call__")
  Object pythonCall(ThreadState ts, Object[] args, String[] keywordNames) {
    return call(ts, args, args.length - (keywordNames == null ? 0 : keywordNames.length), keywordNames);
  }

  /// The text that repr() shows for self.
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<function " + Text.toJava(qualifiedName) + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ">");
  }

  /// What the attribute is for an instance, or for its class where instance is None.
  @Special("__get__")
  Object get(Object instance, Object owner) {
    if (instance == PyNone.NONE && owner == PyNone.NONE) {
      throw PyErrors.typeError("__get__(None, None) is invalid");
    }
    return instance == PyNone.NONE || instance == null ? this : new PyMethod(this, instance);
  }

  /// The code object.
  @Getter("__code__")
  Object pythonCode(ThreadState ts) {
    ts.interpreter().system().audit(ts, "object.__getattr__", this, "__code__");
    return code;
  }

  private void auditChange(ThreadState ts, String attribute, Object value) {
    if (value == null) {
      ts.interpreter().system().audit(ts, "object.__delattr__", this, attribute);
    } else {
      ts.interpreter().system().audit(ts, "object.__setattr__", this, attribute, value);
    }
  }

  @Setter("__code__")
  void setCode(ThreadState ts, Object value) {
    auditChange(ts, "__code__", value);
    if (!(value instanceof PyCode c)) {
      throw PyErrors.typeError("__code__ must be set to a code object");
    }
    int cells = closure == null ? 0 : closure.size();
    if (c.freeCount != cells) {
      throw PyErrors.valueError(Text.toJava(name) + "() requires a code object with " + cells + " free vars, not " + c.freeCount);
    }
    code = c;
  }

  /// The values of parameters that are left out, or None.
  @Getter("__defaults__")
  Object pythonDefaults(ThreadState ts) {
    ts.interpreter().system().audit(ts, "object.__getattr__", this, "__defaults__");
    PyTuple now = defaults;
    return now == null ? PyNone.NONE : now;
  }

  @Setter("__defaults__")
  void setDefaults(ThreadState ts, Object value) {
    auditChange(ts, "__defaults__", value);
    if (value != null && value != PyNone.NONE && !(value instanceof PyTuple)) {
      throw PyErrors.typeError("__defaults__ must be set to a tuple object");
    }
    defaults = value instanceof PyTuple t ? t : null;
  }

  /// The values of keyword-only parameters that are left out, or None.
  @Getter("__kwdefaults__")
  Object pythonKeywordDefaults(ThreadState ts) {
    ts.interpreter().system().audit(ts, "object.__getattr__", this, "__kwdefaults__");
    PyDict now = keywordDefaults;
    return now == null ? PyNone.NONE : now;
  }

  @Setter("__kwdefaults__")
  void setKeywordDefaults(ThreadState ts, Object value) {
    auditChange(ts, "__kwdefaults__", value);
    if (value != null && value != PyNone.NONE && !(value instanceof PyDict)) {
      throw PyErrors.typeError("__kwdefaults__ must be set to a dict object");
    }
    keywordDefaults = value instanceof PyDict d ? d : null;
  }

  /// The cells of the free variables, or None.
  @Getter("__closure__")
  Object pythonClosure() {
    return closure == null ? PyNone.NONE : closure;
  }

  /// The namespace of the module.
  @Getter("__globals__")
  Object pythonGlobals() {
    return globals;
  }

  /// The namespace of the builtins.
  @Getter("__builtins__")
  Object pythonBuiltins() {
    return builtins;
  }

  /// The name.
  @Getter("__name__")
  Object pythonName() {
    return name;
  }

  @Setter("__name__")
  void setName(Object value) {
    if (value == null || !Text.isStr(value)) {
      throw PyErrors.typeError("__name__ must be set to a string object");
    }
    name = value;
  }

  /// The name with those of the classes and functions around it.
  @Getter("__qualname__")
  Object pythonQualifiedName() {
    return qualifiedName;
  }

  @Setter("__qualname__")
  void setQualifiedName(Object value) {
    if (value == null || !Text.isStr(value)) {
      throw PyErrors.typeError("__qualname__ must be set to a string object");
    }
    qualifiedName = value;
  }

  /// The documentation, or None.
  @Getter("__doc__")
  Object pythonDoc() {
    return doc;
  }

  @Setter("__doc__")
  void setDoc(Object value) {
    doc = value == null ? PyNone.NONE : value;
  }

  /// The name of the module.
  @Getter("__module__")
  Object pythonModule() {
    return module;
  }

  @Setter("__module__")
  void setModule(Object value) {
    module = value == null ? PyNone.NONE : value;
  }

  /// The annotations of the parameters and of the result.
  @Getter("__annotations__")
  Object pythonAnnotations(ThreadState ts) {
    if (annotations == null) {
      annotations = makeAnnotations(ts);
    } else if (annotations instanceof PyTuple pairs) {
      PyDict made = new PyDict();
      for (int i = 0; i < pairs.size(); i += 2) {
        made.put(ts, pairs.get(i), pairs.get(i + 1));
      }
      annotations = made;
    }
    return annotations;
  }

  private Object makeAnnotations(ThreadState ts) {
    if (annotate == null || !Calls.isCallable(annotate)) {
      return new PyDict();
    }
    Object made = Calls.call1(ts, annotate, PyInt.ONE);
    if (!(made instanceof PyDict)) {
      throw PyErrors.typeError("__annotate__() must return a dict, not " + Types.nameOf(made));
    }
    return made;
  }

  @Setter("__annotations__")
  void setAnnotations(Object value) {
    if (value != null && value != PyNone.NONE && !(value instanceof PyDict)) {
      throw PyErrors.typeError("__annotations__ must be set to a dict object");
    }
    annotations = value instanceof PyDict ? value : null;
    annotate = null;
  }

  /// The function that makes the annotations, or None.
  @Getter("__annotate__")
  Object pythonAnnotate() {
    Object now = annotate;
    return now == null ? PyNone.NONE : now;
  }

  @Setter("__annotate__")
  void setAnnotate(Object value) {
    if (value == null) {
      throw PyErrors.typeError("__annotate__ cannot be deleted");
    }
    if (value != PyNone.NONE && !Calls.isCallable(value)) {
      throw PyErrors.typeError("__annotate__ must be callable or None");
    }
    if (value != PyNone.NONE) {
      annotations = null;
    }
    annotate = value;
  }

  /// The declared type parameters.
  @Getter("__type_params__")
  Object pythonTypeParameters() {
    return typeParameters == null ? PyTuple.EMPTY : typeParameters;
  }

  @Setter("__type_params__")
  void setPythonTypeParameters(Object value) {
    if (!(value instanceof PyTuple t)) {
      throw PyErrors.typeError("__type_params__ must be set to a tuple");
    }
    typeParameters = t;
  }
}
