// SPDX-License-Identifier: Apache-2.0
package dev.krait.processor;

import javax.lang.model.element.Element;

/// Thrown where a source breaks a rule of the annotations; becomes a compiler error at the element.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  final transient Element element;

  Refusal(Element element, String message) {
    super(message, null, false, false);
    this.element = element;
  }
}
