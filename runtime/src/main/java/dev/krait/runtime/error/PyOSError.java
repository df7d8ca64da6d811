// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.annotations.Getter;
import dev.krait.annotations.Method;
import dev.krait.annotations.New;
import dev.krait.annotations.PyTypeDef;
import dev.krait.annotations.Setter;
import dev.krait.annotations.Special;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.protocol.Numbers;
import dev.krait.runtime.protocol.Objects;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;
import dev.krait.runtime.type.Slot;
import dev.krait.runtime.type.Types;

/// The base of errors of input, output and the operating system.
///
/// Java: belongs to whoever holds it; fields are replaced whole. The constructor takes the arguments, since it chooses the class
/// by the error number, unless a Python class overrides `__init__` and not `__new__`: then `__init__` does.
@PyTypeDef(value = "OSError", subclassable = true)
public final class PyOSError extends PyBaseException {
  /// Null for None, as all members here.
  public Object errno;
  public Object strerror;
  public Object fileName;
  public Object fileName2;
  private long charactersWritten = -1;

  PyOSError(PyType type, PyTuple args) {
    super(type, args);
  }

  private static boolean initTakes(PyType cls) {
    return cls.slot(Slot.INIT) != Exceptions.OS_ERROR.slot(Slot.INIT) && cls.slot(Slot.NEW) == Exceptions.OS_ERROR.slot(Slot.NEW);
  }

  @New("OSError(*args, **kwargs)")
  static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
    if (initTakes(cls)) {
      return new PyOSError(cls, PyTuple.EMPTY);
    }
    if (kwargs != null && kwargs.size() > 0) {
      throw PyErrors.typeError(cls.name() + "() takes no keyword arguments");
    }
    PyType chosen = cls;
    if (cls == Exceptions.OS_ERROR && args.length >= 2 && args.length <= 5 && Numbers.intOrNull(args[0]) instanceof PyInt number) {
      chosen = Errnos.typeOf(number.value);
    }
    PyOSError made = new PyOSError(chosen, PyTuple.EMPTY);
    made.take(ts, PyTuple.of(args.clone()));
    return made;
  }

  @Special("__init__")
  void initialize(ThreadState ts, Object[] arguments, String[] keywordNames) {
    if (initTakes(type)) {
      take(ts, positionalOnly(this, arguments, keywordNames));
    }
  }

  @Override
  void take(ThreadState ts, PyTuple arguments) {
    int count = arguments.size();
    if (count < 2 || count > 5) {
      args = arguments;
      return;
    }
    errno = arguments.get(0);
    strerror = arguments.get(1);
    args = arguments;
    Object name = count > 2 ? arguments.get(2) : PyNone.NONE;
    if (name != PyNone.NONE) {
      if (type == Exceptions.BLOCKING_IOERROR && isNumber(name)) {
        charactersWritten = toLength(ts, name);
      } else {
        fileName = name;
        Object second = count > 4 ? arguments.get(4) : PyNone.NONE;
        fileName2 = second == PyNone.NONE ? null : second;
        args = PyTuple.of(errno, strerror);
      }
    }
  }

  private static boolean isNumber(Object value) {
    return Numbers.hasIndex(value) || Types.of(value).slot(Slot.INT) != null || Types.of(value).slot(Slot.FLOAT) != null;
  }

  private static long toLength(ThreadState ts, Object value) {
    if (Numbers.index(ts, value) instanceof PyInt i) {
      return i.value;
    }
    throw PyErrors.valueError("cannot fit '" + Types.nameOf(value) + "' into an index-sized integer");
  }

  @Special("__str__")
  Object text(ThreadState ts) {
    if (fileName != null) {
      String text = "[Errno " + shown(ts, errno) + "] " + shown(ts, strerror) + ": " + Objects.reprText(ts, fileName);
      return Text.fromJava(fileName2 == null ? text : text + " -> " + Objects.reprText(ts, fileName2));
    }
    return errno != null && strerror != null ? Text.fromJava("[Errno " + shown(ts, errno) + "] " + shown(ts, strerror)) : str(ts);
  }

  private static String shown(ThreadState ts, Object value) {
    return value == null ? "None" : Text.toJava(Objects.str(ts, value));
  }

  /// What pickle needs to make the exception anew.
  @Method("__reduce__()")
  Object reduction(ThreadState ts) {
    PyTuple all = args;
    if (args.size() == 2 && fileName != null) {
      all = fileName2 == null ? PyTuple.of(args.get(0), args.get(1), fileName)
          : PyTuple.of(args.get(0), args.get(1), fileName, PyNone.NONE, fileName2);
    }
    PyDict dict = attributesOrNull();
    return dict == null ? PyTuple.of(type, all) : PyTuple.of(type, all, dict);
  }

  /// the error number
  @Getter("errno")
  Object getErrno() {
    return orNone(errno);
  }

  @Setter("errno")
  void setErrno(Object value) {
    errno = value;
  }

  /// what the error number means
  @Getter("strerror")
  Object getStrerror() {
    return orNone(strerror);
  }

  @Setter("strerror")
  void setStrerror(Object value) {
    strerror = value;
  }

  /// the file
  @Getter("filename")
  Object getFileName() {
    return orNone(fileName);
  }

  @Setter("filename")
  void setFileName(Object value) {
    fileName = value;
  }

  /// the second file, of operations that have two
  @Getter("filename2")
  Object getFileName2() {
    return orNone(fileName2);
  }

  @Setter("filename2")
  void setFileName2(Object value) {
    fileName2 = value;
  }

  @Getter("characters_written")
  long getCharactersWritten() {
    if (charactersWritten == -1) {
      throw PyErrors.attributeError(this, "characters_written", "characters_written");
    }
    return charactersWritten;
  }

  @Setter("characters_written")
  void setCharactersWritten(ThreadState ts, Object value) {
    if (value == null) {
      getCharactersWritten();
      charactersWritten = -1;
    } else {
      charactersWritten = toLength(ts, value);
    }
  }
}
