// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.builtin;

/// The table of a builtin type that adds no member to its base, such as most exceptions. Immutable.
public final class PlainTable extends BuiltinTable {
  private static final String[] NONE = {};

  private final String doc;

  public PlainTable(String name, String module, String doc, boolean subclassable) {
    super(name, module, subclassable, "", NONE);
    this.doc = doc;
  }

  @Override
  public String doc(int row) {
    return doc;
  }

  @Override
  public String target(int row) {
    throw new IllegalArgumentException("no row " + row);
  }

  @Override
  protected String signatureText(int row) {
    throw new IllegalArgumentException("no row " + row);
  }
}
