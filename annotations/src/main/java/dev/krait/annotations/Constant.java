// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A constant of a builtin module: a `static final` field.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.FIELD)
public @interface Constant {
  /// The name of the module attribute.
  String value();
}
