// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.error;

import dev.krait.runtime.type.PyType;

/// The builtin exception types, one constant each, bases before derived types.
public final class Exceptions {
  public static final PyType BASE_EXCEPTION = PyBaseException.TYPE;
  public static final PyType BASE_EXCEPTION_GROUP = ExceptionTypes.simple("BaseExceptionGroup", BASE_EXCEPTION);
  public static final PyType EXCEPTION_GROUP = ExceptionTypes.simple("ExceptionGroup", BASE_EXCEPTION_GROUP);
  public static final PyType EXCEPTION = ExceptionTypes.simple("Exception", BASE_EXCEPTION);
  public static final PyType ARITHMETIC_ERROR = ExceptionTypes.simple("ArithmeticError", EXCEPTION);
  public static final PyType FLOATING_POINT_ERROR = ExceptionTypes.simple("FloatingPointError", ARITHMETIC_ERROR);
  public static final PyType OVERFLOW_ERROR = ExceptionTypes.simple("OverflowError", ARITHMETIC_ERROR);
  public static final PyType ZERO_DIVISION_ERROR = ExceptionTypes.simple("ZeroDivisionError", ARITHMETIC_ERROR);
  public static final PyType ASSERTION_ERROR = ExceptionTypes.simple("AssertionError", EXCEPTION);
  public static final PyType ATTRIBUTE_ERROR = ExceptionTypes.simple("AttributeError", EXCEPTION);
  public static final PyType BUFFER_ERROR = ExceptionTypes.simple("BufferError", EXCEPTION);
  public static final PyType EOF_ERROR = ExceptionTypes.simple("EOFError", EXCEPTION);
  public static final PyType IMPORT_ERROR = ExceptionTypes.simple("ImportError", EXCEPTION);
  public static final PyType MODULE_NOT_FOUND_ERROR = ExceptionTypes.simple("ModuleNotFoundError", IMPORT_ERROR);
  public static final PyType LOOKUP_ERROR = ExceptionTypes.simple("LookupError", EXCEPTION);
  public static final PyType INDEX_ERROR = ExceptionTypes.simple("IndexError", LOOKUP_ERROR);
  public static final PyType KEY_ERROR = ExceptionTypes.simple("KeyError", LOOKUP_ERROR);
  public static final PyType MEMORY_ERROR = ExceptionTypes.simple("MemoryError", EXCEPTION);
  public static final PyType NAME_ERROR = ExceptionTypes.simple("NameError", EXCEPTION);
  public static final PyType UNBOUND_LOCAL_ERROR = ExceptionTypes.simple("UnboundLocalError", NAME_ERROR);
  public static final PyType OS_ERROR = ExceptionTypes.simple("OSError", EXCEPTION);
  public static final PyType BLOCKING_IOERROR = ExceptionTypes.simple("BlockingIOError", OS_ERROR);
  public static final PyType CHILD_PROCESS_ERROR = ExceptionTypes.simple("ChildProcessError", OS_ERROR);
  public static final PyType CONNECTION_ERROR = ExceptionTypes.simple("ConnectionError", OS_ERROR);
  public static final PyType BROKEN_PIPE_ERROR = ExceptionTypes.simple("BrokenPipeError", CONNECTION_ERROR);
  public static final PyType CONNECTION_ABORTED_ERROR = ExceptionTypes.simple("ConnectionAbortedError", CONNECTION_ERROR);
  public static final PyType CONNECTION_REFUSED_ERROR = ExceptionTypes.simple("ConnectionRefusedError", CONNECTION_ERROR);
  public static final PyType CONNECTION_RESET_ERROR = ExceptionTypes.simple("ConnectionResetError", CONNECTION_ERROR);
  public static final PyType FILE_EXISTS_ERROR = ExceptionTypes.simple("FileExistsError", OS_ERROR);
  public static final PyType FILE_NOT_FOUND_ERROR = ExceptionTypes.simple("FileNotFoundError", OS_ERROR);
  public static final PyType INTERRUPTED_ERROR = ExceptionTypes.simple("InterruptedError", OS_ERROR);
  public static final PyType IS_ADIRECTORY_ERROR = ExceptionTypes.simple("IsADirectoryError", OS_ERROR);
  public static final PyType NOT_ADIRECTORY_ERROR = ExceptionTypes.simple("NotADirectoryError", OS_ERROR);
  public static final PyType PERMISSION_ERROR = ExceptionTypes.simple("PermissionError", OS_ERROR);
  public static final PyType PROCESS_LOOKUP_ERROR = ExceptionTypes.simple("ProcessLookupError", OS_ERROR);
  public static final PyType TIMEOUT_ERROR = ExceptionTypes.simple("TimeoutError", OS_ERROR);
  public static final PyType REFERENCE_ERROR = ExceptionTypes.simple("ReferenceError", EXCEPTION);
  public static final PyType RUNTIME_ERROR = ExceptionTypes.simple("RuntimeError", EXCEPTION);
  public static final PyType NOT_IMPLEMENTED_ERROR = ExceptionTypes.simple("NotImplementedError", RUNTIME_ERROR);
  public static final PyType PYTHON_FINALIZATION_ERROR = ExceptionTypes.simple("PythonFinalizationError", RUNTIME_ERROR);
  public static final PyType RECURSION_ERROR = ExceptionTypes.simple("RecursionError", RUNTIME_ERROR);
  public static final PyType STOP_ASYNC_ITERATION = ExceptionTypes.simple("StopAsyncIteration", EXCEPTION);
  public static final PyType STOP_ITERATION = ExceptionTypes.simple("StopIteration", EXCEPTION);
  public static final PyType SYNTAX_ERROR = ExceptionTypes.simple("SyntaxError", EXCEPTION);
  public static final PyType INDENTATION_ERROR = ExceptionTypes.simple("IndentationError", SYNTAX_ERROR);
  public static final PyType TAB_ERROR = ExceptionTypes.simple("TabError", INDENTATION_ERROR);
  public static final PyType INCOMPLETE_INPUT_ERROR = ExceptionTypes.simple("_IncompleteInputError", SYNTAX_ERROR);
  public static final PyType SYSTEM_ERROR = ExceptionTypes.simple("SystemError", EXCEPTION);
  public static final PyType TYPE_ERROR = ExceptionTypes.simple("TypeError", EXCEPTION);
  public static final PyType VALUE_ERROR = ExceptionTypes.simple("ValueError", EXCEPTION);
  public static final PyType UNICODE_ERROR = ExceptionTypes.simple("UnicodeError", VALUE_ERROR);
  public static final PyType UNICODE_DECODE_ERROR = ExceptionTypes.simple("UnicodeDecodeError", UNICODE_ERROR);
  public static final PyType UNICODE_ENCODE_ERROR = ExceptionTypes.simple("UnicodeEncodeError", UNICODE_ERROR);
  public static final PyType UNICODE_TRANSLATE_ERROR = ExceptionTypes.simple("UnicodeTranslateError", UNICODE_ERROR);
  public static final PyType WARNING = ExceptionTypes.simple("Warning", EXCEPTION);
  public static final PyType BYTES_WARNING = ExceptionTypes.simple("BytesWarning", WARNING);
  public static final PyType DEPRECATION_WARNING = ExceptionTypes.simple("DeprecationWarning", WARNING);
  public static final PyType ENCODING_WARNING = ExceptionTypes.simple("EncodingWarning", WARNING);
  public static final PyType FUTURE_WARNING = ExceptionTypes.simple("FutureWarning", WARNING);
  public static final PyType IMPORT_WARNING = ExceptionTypes.simple("ImportWarning", WARNING);
  public static final PyType PENDING_DEPRECATION_WARNING = ExceptionTypes.simple("PendingDeprecationWarning", WARNING);
  public static final PyType RESOURCE_WARNING = ExceptionTypes.simple("ResourceWarning", WARNING);
  public static final PyType RUNTIME_WARNING = ExceptionTypes.simple("RuntimeWarning", WARNING);
  public static final PyType SYNTAX_WARNING = ExceptionTypes.simple("SyntaxWarning", WARNING);
  public static final PyType UNICODE_WARNING = ExceptionTypes.simple("UnicodeWarning", WARNING);
  public static final PyType USER_WARNING = ExceptionTypes.simple("UserWarning", WARNING);
  public static final PyType GENERATOR_EXIT = ExceptionTypes.simple("GeneratorExit", BASE_EXCEPTION);
  public static final PyType KEYBOARD_INTERRUPT = ExceptionTypes.simple("KeyboardInterrupt", BASE_EXCEPTION);
  public static final PyType SYSTEM_EXIT = ExceptionTypes.simple("SystemExit", BASE_EXCEPTION);

  private Exceptions() {
  }
}
