// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// `__new__` of a builtin type: static in Java, with the `PyType` to make an instance of as the first parameter (after an
/// optional `ThreadState`). The signature is that of calling the type; `(*args, **kwargs)` accepts anything.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface New {
  /// The signature as the documentation prints it: name, parameters with defaults, `/` and `*`.
  String value();
}
