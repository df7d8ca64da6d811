// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.object;

public class PyModule extends dev.krait.runtime.object.PyObject {
}
