// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.builtin.PlainTable;
import dev.krait.runtime.type.PyType;

/// The builtin exception types, one constant each, bases before derived types.
public final class Exceptions {
  public static final PyType BASE_EXCEPTION = PyBaseException.TYPE;
  public static final PyType BASE_EXCEPTION_GROUP = ExceptionTypes.of(PyBaseExceptionGroupTable.INSTANCE, BASE_EXCEPTION);
  public static final PyType EXCEPTION = ExceptionTypes.simple("Exception", BASE_EXCEPTION,
      "The base of all exceptions that do not end the interpreter or a thread.");
  public static final PyType EXCEPTION_GROUP = ExceptionTypes.of(new PlainTable("ExceptionGroup", "builtins", null, true), BASE_EXCEPTION_GROUP,
      EXCEPTION);
  public static final PyType ARITHMETIC_ERROR = ExceptionTypes.simple("ArithmeticError", EXCEPTION,
      "The base of errors in arithmetic.");
  public static final PyType FLOATING_POINT_ERROR = ExceptionTypes.simple("FloatingPointError", ARITHMETIC_ERROR,
      "Arithmetic of floats went wrong.");
  public static final PyType OVERFLOW_ERROR = ExceptionTypes.simple("OverflowError", ARITHMETIC_ERROR,
      "A number does not fit where it has to go.");
  public static final PyType ZERO_DIVISION_ERROR = ExceptionTypes.simple("ZeroDivisionError", ARITHMETIC_ERROR,
      "The divisor of a division or modulo operation was zero.");
  public static final PyType ASSERTION_ERROR = ExceptionTypes.simple("AssertionError", EXCEPTION,
      "An assertion does not hold.");
  public static final PyType ATTRIBUTE_ERROR = ExceptionTypes.of(PyAttributeErrorTable.INSTANCE, EXCEPTION);
  public static final PyType BUFFER_ERROR = ExceptionTypes.simple("BufferError", EXCEPTION,
      "An operation on a buffer can not be performed.");
  public static final PyType EOF_ERROR = ExceptionTypes.simple("EOFError", EXCEPTION,
      "The input ended where more was expected.");
  public static final PyType IMPORT_ERROR = ExceptionTypes.of(PyImportErrorTable.INSTANCE, EXCEPTION);
  public static final PyType MODULE_NOT_FOUND_ERROR = ExceptionTypes.simple("ModuleNotFoundError", IMPORT_ERROR,
      "There is no module of that name.");
  public static final PyType LOOKUP_ERROR = ExceptionTypes.simple("LookupError", EXCEPTION,
      "The base of errors in looking up a key or an index.");
  public static final PyType INDEX_ERROR = ExceptionTypes.simple("IndexError", LOOKUP_ERROR,
      "An index of a sequence is out of range.");
  public static final PyType KEY_ERROR = ExceptionTypes.of(PyKeyErrorTable.INSTANCE, LOOKUP_ERROR);
  public static final PyType MEMORY_ERROR = ExceptionTypes.simple("MemoryError", EXCEPTION,
      "The memory is used up.");
  public static final PyType NAME_ERROR = ExceptionTypes.of(PyNameErrorTable.INSTANCE, EXCEPTION);
  public static final PyType UNBOUND_LOCAL_ERROR = ExceptionTypes.simple("UnboundLocalError", NAME_ERROR,
      "A local name is used before it is bound to a value.");
  public static final PyType OS_ERROR = ExceptionTypes.of(PyOSErrorTable.INSTANCE, EXCEPTION);
  public static final PyType BLOCKING_IOERROR = ExceptionTypes.simple("BlockingIOError", OS_ERROR,
      "The operation would block.");
  public static final PyType CHILD_PROCESS_ERROR = ExceptionTypes.simple("ChildProcessError", OS_ERROR,
      "An operation on a child process failed.");
  public static final PyType CONNECTION_ERROR = ExceptionTypes.simple("ConnectionError", OS_ERROR,
      "The base of errors of connections.");
  public static final PyType BROKEN_PIPE_ERROR = ExceptionTypes.simple("BrokenPipeError", CONNECTION_ERROR,
      "The other end of the pipe is closed.");
  public static final PyType CONNECTION_ABORTED_ERROR = ExceptionTypes.simple("ConnectionAbortedError", CONNECTION_ERROR,
      "The connection was aborted by the peer.");
  public static final PyType CONNECTION_REFUSED_ERROR = ExceptionTypes.simple("ConnectionRefusedError", CONNECTION_ERROR,
      "The connection was refused by the peer.");
  public static final PyType CONNECTION_RESET_ERROR = ExceptionTypes.simple("ConnectionResetError", CONNECTION_ERROR,
      "The connection was reset by the peer.");
  public static final PyType FILE_EXISTS_ERROR = ExceptionTypes.simple("FileExistsError", OS_ERROR,
      "The file exists already.");
  public static final PyType FILE_NOT_FOUND_ERROR = ExceptionTypes.simple("FileNotFoundError", OS_ERROR,
      "There is no such file.");
  public static final PyType INTERRUPTED_ERROR = ExceptionTypes.simple("InterruptedError", OS_ERROR,
      "A signal interrupted the call.");
  public static final PyType IS_ADIRECTORY_ERROR = ExceptionTypes.simple("IsADirectoryError", OS_ERROR,
      "A folder is no file.");
  public static final PyType NOT_ADIRECTORY_ERROR = ExceptionTypes.simple("NotADirectoryError", OS_ERROR,
      "The operation works on directories only.");
  public static final PyType PERMISSION_ERROR = ExceptionTypes.simple("PermissionError", OS_ERROR,
      "The permissions do not suffice.");
  public static final PyType PROCESS_LOOKUP_ERROR = ExceptionTypes.simple("ProcessLookupError", OS_ERROR,
      "There is no such process.");
  public static final PyType TIMEOUT_ERROR = ExceptionTypes.simple("TimeoutError", OS_ERROR,
      "The time is up.");
  public static final PyType REFERENCE_ERROR = ExceptionTypes.simple("ReferenceError", EXCEPTION,
      "A weak proxy was used after its object had gone.");
  public static final PyType RUNTIME_ERROR = ExceptionTypes.simple("RuntimeError", EXCEPTION,
      "An error that no other category fits.");
  public static final PyType NOT_IMPLEMENTED_ERROR = ExceptionTypes.simple("NotImplementedError", RUNTIME_ERROR,
      "A method or function is not implemented yet.");
  public static final PyType PYTHON_FINALIZATION_ERROR = ExceptionTypes.simple("PythonFinalizationError", RUNTIME_ERROR,
      "The operation is not possible while the interpreter shuts down.");
  public static final PyType RECURSION_ERROR = ExceptionTypes.simple("RecursionError", RUNTIME_ERROR,
      "The recursion is too deep.");
  public static final PyType STOP_ASYNC_ITERATION = ExceptionTypes.simple("StopAsyncIteration", EXCEPTION,
      "Raised by __anext__() to end the iteration.");
  public static final PyType STOP_ITERATION = ExceptionTypes.of(PyStopIterationTable.INSTANCE, EXCEPTION);
  public static final PyType SYNTAX_ERROR = ExceptionTypes.of(PySyntaxErrorTable.INSTANCE, EXCEPTION);
  public static final PyType INDENTATION_ERROR = ExceptionTypes.simple("IndentationError", SYNTAX_ERROR,
      "The indentation is wrong.");
  public static final PyType TAB_ERROR = ExceptionTypes.simple("TabError", INDENTATION_ERROR,
      "Tabs and spaces are mixed in an inconsistent way.");
  public static final PyType INCOMPLETE_INPUT_ERROR = ExceptionTypes.simple("_IncompleteInputError", SYNTAX_ERROR,
      "The input is not complete.");
  public static final PyType SYSTEM_ERROR = ExceptionTypes.simple("SystemError", EXCEPTION,
      "The interpreter itself failed.");
  public static final PyType TYPE_ERROR = ExceptionTypes.simple("TypeError", EXCEPTION,
      "An argument is of the wrong type.");
  public static final PyType VALUE_ERROR = ExceptionTypes.simple("ValueError", EXCEPTION,
      "An argument has the right type but an unsuitable value.");
  public static final PyType UNICODE_ERROR = ExceptionTypes.simple("UnicodeError", VALUE_ERROR,
      "The base of errors in encoding and decoding text.");
  public static final PyType UNICODE_DECODE_ERROR = ExceptionTypes.of(PyUnicodeDecodeErrorTable.INSTANCE, UNICODE_ERROR);
  public static final PyType UNICODE_ENCODE_ERROR = ExceptionTypes.of(PyUnicodeEncodeErrorTable.INSTANCE, UNICODE_ERROR);
  public static final PyType UNICODE_TRANSLATE_ERROR = ExceptionTypes.of(PyUnicodeTranslateErrorTable.INSTANCE, UNICODE_ERROR);
  public static final PyType WARNING = ExceptionTypes.simple("Warning", EXCEPTION,
      "The base of the categories of warnings.");
  public static final PyType BYTES_WARNING = ExceptionTypes.simple("BytesWarning", WARNING,
      "Warns of doubtful uses of bytes and buffers, such as comparing them with str.");
  public static final PyType DEPRECATION_WARNING = ExceptionTypes.simple("DeprecationWarning", WARNING,
      "Warns developers of features that will go away.");
  public static final PyType ENCODING_WARNING = ExceptionTypes.simple("EncodingWarning", WARNING,
      "Warns of encodings that are not named.");
  public static final PyType FUTURE_WARNING = ExceptionTypes.simple("FutureWarning", WARNING,
      "Warns users of features whose meaning will change.");
  public static final PyType IMPORT_WARNING = ExceptionTypes.simple("ImportWarning", WARNING,
      "Warns of probable mistakes in imports.");
  public static final PyType PENDING_DEPRECATION_WARNING = ExceptionTypes.simple("PendingDeprecationWarning", WARNING,
      "Warns of features that will be deprecated.");
  public static final PyType RESOURCE_WARNING = ExceptionTypes.simple("ResourceWarning", WARNING,
      "Warns of doubtful use of resources.");
  public static final PyType RUNTIME_WARNING = ExceptionTypes.simple("RuntimeWarning", WARNING,
      "Warns of doubtful behaviour at run time.");
  public static final PyType SYNTAX_WARNING = ExceptionTypes.simple("SyntaxWarning", WARNING,
      "Warns of doubtful syntax.");
  public static final PyType UNICODE_WARNING = ExceptionTypes.simple("UnicodeWarning", WARNING,
      "Warns of doubtful conversions of text.");
  public static final PyType USER_WARNING = ExceptionTypes.simple("UserWarning", WARNING,
      "The category of warnings that programs give.");
  public static final PyType GENERATOR_EXIT = ExceptionTypes.simple("GeneratorExit", BASE_EXCEPTION,
      "Asks a generator to end.");
  public static final PyType KEYBOARD_INTERRUPT = ExceptionTypes.simple("KeyboardInterrupt", BASE_EXCEPTION,
      "The user interrupted the program.");
  public static final PyType SYSTEM_EXIT = ExceptionTypes.of(PySystemExitTable.INSTANCE, BASE_EXCEPTION);

  /// All of them; not to be changed.
  public static final PyType[] ALL = {
      BASE_EXCEPTION, BASE_EXCEPTION_GROUP, EXCEPTION, EXCEPTION_GROUP, ARITHMETIC_ERROR, FLOATING_POINT_ERROR,
      OVERFLOW_ERROR, ZERO_DIVISION_ERROR, ASSERTION_ERROR, ATTRIBUTE_ERROR, BUFFER_ERROR, EOF_ERROR,
      IMPORT_ERROR, MODULE_NOT_FOUND_ERROR, LOOKUP_ERROR, INDEX_ERROR, KEY_ERROR, MEMORY_ERROR,
      NAME_ERROR, UNBOUND_LOCAL_ERROR, OS_ERROR, BLOCKING_IOERROR, CHILD_PROCESS_ERROR, CONNECTION_ERROR,
      BROKEN_PIPE_ERROR, CONNECTION_ABORTED_ERROR, CONNECTION_REFUSED_ERROR, CONNECTION_RESET_ERROR, FILE_EXISTS_ERROR, FILE_NOT_FOUND_ERROR,
      INTERRUPTED_ERROR, IS_ADIRECTORY_ERROR, NOT_ADIRECTORY_ERROR, PERMISSION_ERROR, PROCESS_LOOKUP_ERROR, TIMEOUT_ERROR,
      REFERENCE_ERROR, RUNTIME_ERROR, NOT_IMPLEMENTED_ERROR, PYTHON_FINALIZATION_ERROR, RECURSION_ERROR, STOP_ASYNC_ITERATION,
      STOP_ITERATION, SYNTAX_ERROR, INDENTATION_ERROR, TAB_ERROR, INCOMPLETE_INPUT_ERROR, SYSTEM_ERROR,
      TYPE_ERROR, VALUE_ERROR, UNICODE_ERROR, UNICODE_DECODE_ERROR, UNICODE_ENCODE_ERROR, UNICODE_TRANSLATE_ERROR,
      WARNING, BYTES_WARNING, DEPRECATION_WARNING, ENCODING_WARNING, FUTURE_WARNING, IMPORT_WARNING,
      PENDING_DEPRECATION_WARNING, RESOURCE_WARNING, RUNTIME_WARNING, SYNTAX_WARNING, UNICODE_WARNING, USER_WARNING,
      GENERATOR_EXIT, KEYBOARD_INTERRUPT, SYSTEM_EXIT};

  private Exceptions() {
  }
}
