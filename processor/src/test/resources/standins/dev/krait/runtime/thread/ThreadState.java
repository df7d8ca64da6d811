// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

public class ThreadState {
}
