// SPDX-License-Identifier: Apache-2.0
package dev.krait.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a class a builtin module. Functions are static, or instance methods when the module has state: then one instance
/// of the class belongs to each interpreter that imports it and is made by the constructor without parameters or with
/// one `ThreadState`.
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface PyModuleDef {
  /// The name of the module, as `import` knows it.
  String value();

  /// Whether the module runs without the GIL. Only extensions are asked: one that does not say [Gil#NOT_USED] turns the GIL on.
  Gil gil() default Gil.UNDECLARED;

  /// Builtin types that the module exposes, by the classes that carry [PyTypeDef].
  Class<?>[] types() default {};

  /// Whether the class holds only some of the functions of a large module: then `import` does not find its table, and the class of
  /// the same name that it does find calls the table's `fill` in its [Setup].
  boolean part() default false;

  /// Whether the module is an extension: `import` finds it through a file of its name on `sys.path`, not among the builtin modules.
  boolean extension() default false;

  /// Whether each interpreter may have the module, and not only the main one.
  boolean subinterpreters() default true;

  /// What a module needs of the global interpreter lock.
  enum Gil {
    /// Nothing is known, so the module gets it.
    UNDECLARED,
    /// Its functions must not run in several threads at once.
    USED,
    /// Its functions may run in several threads at once.
    NOT_USED
  }
}
