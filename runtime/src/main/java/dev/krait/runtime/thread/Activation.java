// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.thread;

import dev.krait.runtime.interp.Frame;

/// The part of a [ThreadState] that changes with each call. [Distance] keeps it away from what lies before it, the fields of the subclass, which
/// change seldom, from what lies behind it.
abstract class Activation extends Distance {
  /// The innermost Python frame, or null.
  public Frame frame;
  /// Requests to look at when the thread next polls; 0 for none. Set by any thread with [ThreadState#request], cleared by this one.
  public volatile int poll;
  /// Whether the thread is in Python; see [ThreadState].
  volatile int state;
  /// How many more Python frames the recursion limit allows.
  int framesLeft;
  /// How many more calls, of Python frames and of builtins that recurse, the Java stack has room for.
  int stackLeft;
}
