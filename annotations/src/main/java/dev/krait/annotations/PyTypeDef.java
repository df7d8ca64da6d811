// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a class a builtin Python type: the processor writes the class `<Name>Table` beside it. The class's `///` comment,
/// up to the first paragraph that starts with `Java:`, becomes `__doc__`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyTypeDef {
  /// The `__name__` of the type.
  String value();

  /// The `__module__` of the type.
  String module() default "builtins";

  /// Whether Python classes may derive from it.
  boolean subclassable() default false;

  /// The Java class of receivers where it is not the annotated class (as for `str`); then all members are static and take
  /// the receiver as a first parameter named `self`.
  Class<?> self() default void.class;
}
