// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Reads a computed attribute.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Getter {
  /// The name of the attribute.
  String value();
}
