// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A special method such as `__add__`: shown to Python as a slot wrapper and used by the interpreter through the type's slots.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Special {
  /// The name of the special method; its parameters are fixed by the name.
  String value();
}
