// SPDX-License-Identifier: Apache-2.0
package dev.krait.compiler.scope;

import dev.krait.compiler.ast.Mod;
import java.util.IdentityHashMap;

/// The scopes of a program: the one of the module, and those of the nodes that open one.
public final class SymbolTable {
  private final Scope top;
  private final IdentityHashMap<Object, Scope> scopes;
  private final IdentityHashMap<Object, Scope> secondScopes;
  private final FutureFeatures future;

  SymbolTable(Scope top, IdentityHashMap<Object, Scope> scopes, IdentityHashMap<Object, Scope> secondScopes, FutureFeatures future) {
    this.top = top;
    this.scopes = scopes;
    this.secondScopes = secondScopes;
    this.future = future;
  }

  /// Builds and analyses the table of `module`.
  ///
  /// @param topLevelAwait whether `await` is allowed outside functions
  public static SymbolTable build(Mod module, String fileName, FutureFeatures future, boolean topLevelAwait, Recursion recursion) {
    return new SymbolTableBuilder(fileName, future, topLevelAwait, recursion).build(module);
  }

  public Scope top() {
    return top;
  }

  public FutureFeatures future() {
    return future;
  }

  /// The scope that `node` opens: a function, lambda, class, comprehension, type alias, or the bound of a type parameter.
  public Scope of(Object node) {
    return scopes.get(node);
  }

  /// The other scope of a node that opens two: a function's annotations, the default of a type parameter.
  public Scope secondOf(Object node) {
    return secondScopes.get(node);
  }

  /// The scope of the type parameters, whose list stands for them here.
  public Scope ofTypeParameters(Object typeParams) {
    return scopes.get(typeParams);
  }
}
