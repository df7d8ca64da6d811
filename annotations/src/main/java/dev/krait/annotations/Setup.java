// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Called with `(ThreadState, PyModule)` after a module's functions, constants and types are in place, to add the rest.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Setup {

}
