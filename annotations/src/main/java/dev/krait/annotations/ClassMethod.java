// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A class method: static in Java, with the `PyType` as the first parameter (after an optional `ThreadState`).
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface ClassMethod {
  /// The signature as the documentation prints it: name, parameters with defaults, `/` and `*`.
  String value();
}
