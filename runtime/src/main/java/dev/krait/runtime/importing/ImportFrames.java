// SPDX-License-Identifier: Apache-2.0
package dev.krait.runtime.importing;

import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.error.PyException;
import dev.krait.runtime.interp.PyTraceback;

/// Takes importlib's own frames out of the traceback of a failed import, so that it shows the program's. Of an ImportError all go; of
/// another exception those go that lead to a module's code, up to the call of it.
final class ImportFrames {
  private static final String BOOTSTRAP = "<frozen importlib._bootstrap>";
  private static final String EXTERNAL = "<frozen importlib._bootstrap_external>";
  private static final String MARK = "_call_with_frames_removed";

  private ImportFrames() {
  }

  static void remove(PyException error) {
    boolean all = error.value.type.isSubtypeOf(Exceptions.IMPORT_ERROR);
    PyTraceback entry = error.value.traceback instanceof PyTraceback first ? first : null;
    // The last entry that stays, before the chunk of importlib's frames that is being looked at, and before the next entry; null stands
    // for the exception itself.
    PyTraceback beforeChunk = null;
    PyTraceback before = null;
    boolean inside = false;
    while (entry != null) {
      PyTraceback next = entry.next();
      Object file = entry.frame().code().fileName();
      boolean now = file.equals(BOOTSTRAP) || file.equals(EXTERNAL);
      if (now && !inside) {
        beforeChunk = before;
      }
      inside = now;
      if (now && (all || entry.frame().code().name().equals(MARK))) {
        link(error, beforeChunk, next);
        before = beforeChunk;
      } else {
        before = entry;
      }
      entry = next;
    }
  }

  private static void link(PyException error, PyTraceback before, PyTraceback next) {
    if (before == null) {
      error.value.traceback = next;
    } else {
      before.setNext(next);
    }
  }
}
