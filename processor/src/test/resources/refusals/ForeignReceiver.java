// SPDX-License-Identifier: Apache-2.0
// refused: receivers are of another class
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;

/// A type.
@PyTypeDef(value = "thing", self = String.class)
class ForeignReceiver {
  /// Does something.
  @Method("f()")
  void f() { // here
  }
}
