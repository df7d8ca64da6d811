// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.interp;

import dev.krait.annotations.Getter;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Special;
import dev.krait.compiler.code.CodeObject;
import dev.krait.runtime.object.PyObject;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Identity;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import java.lang.invoke.VarHandle;
import java.util.List;

/// Create a code object.  Not for mere mortals.
///
/// Java: a code object as Python sees it, over the compiler's [CodeObject]. It belongs to an interpreter, since it holds
/// constants that are objects, and the register form with its inline caches.
///
/// Invariant: immutable to Python. What is computed on demand may be computed by two threads; the first to publish does not matter.
@PyTypeDef("code")
public final class PyCode extends PyObject {
  public static final PyType TYPE = PyType.builtin(PyCodeTable.INSTANCE);

  /// The compiler's code object.
  public final CodeObject object;
  /// `co_names`.
  final Object[] names;
  /// Names of the registers of locals, cells and free variables.
  final Object[] localNames;
  /// The number of registers for locals, cells and free variables; the last [#freeCount] are free variables.
  final int freeCount;
  private Object[] consts;
  private RegisterCode plain;
  private RegisterCode traced;
  private Object fileName;

  public PyCode(CodeObject object) {
    super(TYPE);
    this.object = object;
    names = interned(object.names);
    localNames = interned(object.localsPlusNames);
    int free = 0;
    for (byte kind : object.localsPlusKinds) {
      free += (kind & CodeObject.CO_FAST_FREE) != 0 ? 1 : 0;
    }
    freeCount = free;
    fileName = Text.fromJava(object.fileName);
  }

  private static Object[] interned(List<String> names) {
    Object[] result = new Object[names.size()];
    for (int i = 0; i < result.length; i++) {
      Object text = Text.fromJava(names.get(i));
      result[i] = text instanceof String s ? s.intern() : text;
    }
    return result;
  }

  public int flags() {
    return object.flags;
  }

  public Object name() {
    return Text.fromJava(object.name);
  }

  public Object qualifiedName() {
    return Text.fromJava(object.qualName);
  }

  public Object fileName() {
    return fileName;
  }

  /// The number of free variables.
  public int freeCount() {
    return freeCount;
  }

  /// Changes the file name, here and in nested code that has the same; for import, whose `.pyc` may come from elsewhere.
  public void setFileName(Object name) {
    Object old = fileName;
    if (old.equals(name)) {
      return;
    }
    fileName = name;
    for (Object constant : consts()) {
      if (constant instanceof PyCode nested && nested.fileName.equals(old)) {
        nested.setFileName(name);
      }
    }
  }

  /// The constants; not to be changed.
  Object[] consts() {
    Object[] made = consts;
    if (made == null) {
      made = CodeConstants.of(object.consts);
      VarHandle.releaseFence();
      consts = made;
    }
    return made;
  }

  /// Whether all parameters are positional, without `*args` and `**kwargs`.
  boolean hasPlainArguments() {
    return object.kwOnlyArgCount == 0 && (object.flags & (CodeObject.CO_VARARGS | CodeObject.CO_VARKEYWORDS)) == 0;
  }

  /// The number of parameters, `*args` and `**kwargs` included.
  int parameterCount() {
    return object.argCount + object.kwOnlyArgCount + ((object.flags & CodeObject.CO_VARARGS) != 0 ? 1 : 0)
        + ((object.flags & CodeObject.CO_VARKEYWORDS) != 0 ? 1 : 0);
  }

  /// The register form, made at the first call.
  RegisterCode registers() {
    RegisterCode made = plain;
    if (made == null) {
      made = new Translator(this, false).translate();
      VarHandle.releaseFence();
      plain = made;
    }
    return made;
  }

  /// The form to run a new frame in.
  RegisterCode registersFor() {
    return registers();
  }

  /// The register form that tells tracers what happens.
  RegisterCode tracedRegisters() {
    RegisterCode made = traced;
    if (made == null) {
      made = new Translator(this, true).translate();
      VarHandle.releaseFence();
      traced = made;
    }
    return made;
  }

  /// The line of the instruction at an offset in units, or -1.
  public int lineOf(int offset) {
    CodeLocations locations = new CodeLocations(object.lineTable, object.firstLine);
    while (locations.advance()) {
      if (offset < locations.end) {
        return locations.line;
      }
    }
    return -1;
  }

  /// Return repr(self).
  @Special("__repr__")
  Object repr(ThreadState ts) {
    return Text.fromJava("<code object " + object.name + " at 0x" + Long.toHexString(Identity.of(ts, this)) + ", file \"" + Text.toJava(fileName)
        + "\", line " + object.firstLine + ">");
  }

  /// The name of the function, class or module.
  @Getter("co_name")
  Object pythonName() {
    return name();
  }

  /// The name with those of the classes and functions around it.
  @Getter("co_qualname")
  Object pythonQualifiedName() {
    return qualifiedName();
  }

  /// The file of the source.
  @Getter("co_filename")
  Object pythonFileName() {
    return fileName;
  }

  /// The first line of the source.
  @Getter("co_firstlineno")
  Object pythonFirstLine() {
    return PyInt.of(object.firstLine);
  }

  /// The constants.
  @Getter("co_consts")
  Object pythonConstants() {
    return PyTuple.of(consts().clone());
  }

  /// The names that instructions refer to.
  @Getter("co_names")
  Object pythonNames() {
    return PyTuple.of(names.clone());
  }

  /// The instructions.
  @Getter("co_code")
  Object pythonCode() {
    return new PyBytes(object.code);
  }

  /// Bits that say what kind of code this is.
  @Getter("co_flags")
  Object pythonFlags() {
    return PyInt.of(object.flags);
  }
}
