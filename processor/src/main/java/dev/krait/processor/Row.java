// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;

/// One row of a table: a Python name and the Java member behind it.
///
/// @param kind one of the letters of `BuiltinTable`: its lower-case form says that the Java method takes its arguments
///     unbound, as `(Object[] args, String[] keywordNames)`
/// @param javaParameters the Java parameters that correspond to the signature's
/// @param receiver the Java parameter that takes the receiver, or null where the method is an instance method or has none
/// @param leading a Java expression that comes before the arguments, or null
/// @param setter the Java method that writes the attribute, or null
/// @param doc the cleaned doc comment, or null
record Row(char kind, String name, SignatureText signature, Element member, boolean threadState, VariableElement receiver,
    String leading, List<? extends VariableElement> javaParameters, ExecutableElement setter, String doc) {
  static final char METHOD = 'M';
  static final char CLASS_METHOD = 'C';
  static final char STATIC_METHOD = 'S';
  static final char NEW = 'N';
  static final char SPECIAL = 'P';
  static final char READ_ONLY = 'G';
  static final char WRITABLE = 'W';
  static final char FUNCTION = 'F';
  static final char CONSTANT = 'K';

  ExecutableElement method() {
    return (ExecutableElement) member;
  }

  /// Whether the Java method takes its arguments unbound.
  boolean isRaw() {
    return Character.isLowerCase(kind);
  }
}
