// SPDX-License-Identifier: Apache-2.0
// refused: the class has no doc comment
package refusals;

import dev.krait.annotations.*;
import dev.krait.runtime.object.*;
import dev.krait.runtime.thread.ThreadState;
import dev.krait.runtime.type.PyType;

@PyTypeDef("thing")
class ClassDocMissing extends PyObject { // here
}
