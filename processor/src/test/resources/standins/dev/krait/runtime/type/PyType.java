// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.type;

public class PyType extends dev.krait.runtime.object.PyObject {
}
