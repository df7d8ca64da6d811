// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.codec;

import dev.krait.runtime.error.PyBaseException;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.error.PyUnicodeDecodeError;
import dev.krait.runtime.error.PyUnicodeEncodeError;
import dev.krait.runtime.error.PyUnicodeTranslateError;
import dev.krait.runtime.error.UnicodeFailure;
import dev.krait.runtime.object.PyBytes;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyTuple;
import dev.krait.runtime.object.Text;
import dev.krait.runtime.type.Types;

/// The built-in error handlers as functions of an exception, which Python sees as `codecs.strict_errors` and so on. Pure functions.
final class ErrorFunctions {
  private ErrorFunctions() {
  }

  static Object handle(ErrorPolicy policy, Object exception) {
    if (policy == ErrorPolicy.STRICT) {
      if (exception instanceof PyBaseException e) {
        throw new PyException(e);
      }
      throw PyErrors.typeError("codec must pass exception instance");
    }
    if (!(exception instanceof UnicodeFailure failure)) {
      throw unknown(exception);
    }
    if (failure instanceof PyUnicodeDecodeError) {
      return decoding(policy, failure);
    }
    return failure instanceof PyUnicodeEncodeError || takesTranslation(policy) ? encoding(policy, failure) : raise(failure);
  }

  private static Object raise(UnicodeFailure failure) {
    throw unknown(failure);
  }

  private static boolean takesTranslation(ErrorPolicy policy) {
    return policy == ErrorPolicy.IGNORE || policy == ErrorPolicy.REPLACE || policy == ErrorPolicy.BACKSLASH_REPLACE;
  }

  private static PyException unknown(Object exception) {
    return PyErrors.typeError("don't know how to handle " + Types.nameOf(exception) + " in error callback");
  }

  private static Object decoding(ErrorPolicy policy, UnicodeFailure failure) {
    if (!(failure.object instanceof PyBytes bytes)) {
      throw PyErrors.typeError(failure.object == null ? "UnicodeError 'object' attribute is not set"
          : "UnicodeError 'object' attribute must be a bytes");
    }
    byte[] data = bytes.array();
    int start = failure.clampedStart(data.length);
    int end = failure.clampedEnd(data.length);
    Object text;
    switch (policy) {
      case IGNORE:
        text = "";
        break;
      case REPLACE:
        text = "\ufffd";
        break;
      case BACKSLASH_REPLACE:
        text = ErrorHandling.backslashes(data, start, end);
        break;
      case SURROGATE_ESCAPE:
        String escaped = start < end ? ErrorHandling.escaped(data, start, end) : null;
        if (escaped == null) {
          throw new PyException(failure);
        }
        return PyTuple.of(Text.ofChars(escaped), PyInt.of(start + escaped.length()));
      case SURROGATE_PASS:
        String name = Text.toJava(failure.encoding);
        int surrogate = ErrorHandling.passed(name, data, start);
        if (surrogate < 0) {
          throw new PyException(failure);
        }
        return PyTuple.of(Text.of(surrogate), PyInt.of(start + ErrorHandling.passedWidth(name)));
      default:
        throw unknown(failure);
    }
    return PyTuple.of(text, PyInt.of(end));
  }

  private static Object encoding(ErrorPolicy policy, UnicodeFailure failure) {
    Object text = Text.valueOrNull(failure.object);
    if (text == null) {
      throw PyErrors.typeError(failure.object == null ? "UnicodeError 'object' attribute is not set"
          : "UnicodeError 'object' attribute must be a str");
    }
    int start = failure.clampedStart(Text.length(text));
    int end = failure.clampedEnd(Text.length(text));
    if (start >= end) {
      return PyTuple.of("", PyInt.of(end));
    }
    return PyTuple.of(replacement(policy, failure, text, start, end), PyInt.of(end));
  }

  private static Object replacement(ErrorPolicy policy, UnicodeFailure failure, Object text, int start, int end) {
    byte[] bytes;
    switch (policy) {
      case IGNORE:
        return "";
      case REPLACE:
        return (failure instanceof PyUnicodeTranslateError ? "\ufffd" : "?").repeat(end - start);
      case BACKSLASH_REPLACE:
        return ErrorHandling.backslashes(text, start, end);
      case XML_CHAR_REF_REPLACE:
        return ErrorHandling.characterReferences(text, start, end);
      case NAME_REPLACE:
        return ErrorHandling.names(text, start, end);
      case SURROGATE_ESCAPE:
        bytes = ErrorHandling.unescaped(text, start, end);
        break;
      default:
        bytes = ErrorHandling.passed(Text.toJava(failure.encoding), text, start, end);
        break;
    }
    if (bytes == null) {
      throw new PyException(failure);
    }
    return new PyBytes(bytes);
  }
}
