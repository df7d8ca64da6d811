// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.modules;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.interp.Suggestions;
import dev.krait.runtime.object.PyList;
import dev.krait.runtime.object.PyNone;
import dev.krait.runtime.object.Text;
import java.util.ArrayList;
import java.util.List;

/// Finds the name that was perhaps meant.
///
/// Java: stateless.
@PyModuleDef(value = "_suggestions", subinterpreters = false)
final class SuggestionsModule {
  private SuggestionsModule() {
  }

  /// Return the candidate that is closest to the item, or None if none is close enough.
  @Function("_generate_suggestions(candidates, item, /)")
  static Object generateSuggestions(Object candidates, Object item) {
    if (!(candidates instanceof PyList list)) {
      throw PyErrors.typeError("candidates must be a list");
    }
    List<String> names = new ArrayList<>();
    for (Object candidate : list.toArray()) {
      if (!Text.isStr(candidate)) {
        throw PyErrors.typeError("all elements in 'candidates' must be strings");
      }
      names.add(Text.toJava(candidate));
    }
    String closest = Suggestions.closest(Text.toJava(item), names);
    return closest == null ? PyNone.NONE : Text.fromJava(closest);
  }
}
