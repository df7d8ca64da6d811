// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

/// Ends the stay in Python of a thread that wants to run on while another thread shuts the interpreter down. It passes through Python code
/// without running any of it: no handler and no `finally` of Python sees it, only those of Java.
///
/// Invariant: the thread that it is thrown on is detached and holds no GIL.
@SuppressWarnings("serial")
public final class InterpreterClosed extends Error {
  InterpreterClosed() {
    super("the interpreter was closed while this thread was in Python", null, false, false);
  }
}
