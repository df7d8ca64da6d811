// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The six special methods from `__lt__` to `__ge__`, by one Java method: `Object compare(ThreadState ts, int slot, Object other)`, where
/// the thread state may be left out and the slot is the constant of `Slot` for the comparison.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
public @interface Comparisons {
}
