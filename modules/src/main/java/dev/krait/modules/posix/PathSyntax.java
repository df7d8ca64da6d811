// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// The grammar of paths, on bytes.
final class PathSyntax {
  private PathSyntax() {
  }

  /// The path without empty, `.` and resolvable `..` components. Two leading slashes stay, as POSIX allows.
  static byte[] normalize(byte[] path) {
    if (path.length == 0) {
      return new byte[] {'.'};
    }
    int slashes = 0;
    while (slashes < path.length && path[slashes] == '/') {
      slashes++;
    }
    int root = slashes == 2 ? 2 : Math.min(1, slashes);
    List<int[]> kept = new ArrayList<>();
    for (int start = slashes; start <= path.length;) {
      int end = start;
      while (end < path.length && path[end] != '/') {
        end++;
      }
      boolean up = end - start == 2 && path[start] == '.' && path[start + 1] == '.';
      boolean here = end - start == 1 && path[start] == '.';
      if (up) {
        int[] last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
        boolean lastUp = last != null && last[1] - last[0] == 2 && path[last[0]] == '.' && path[last[0] + 1] == '.';
        if (last != null && !lastUp) {
          kept.remove(kept.size() - 1);
        } else if (root == 0) {
          kept.add(new int[] {start, end});
        }
      } else if (!here && end > start) {
        kept.add(new int[] {start, end});
      }
      start = end + 1;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(path.length);
    for (int i = 0; i < root; i++) {
      out.write('/');
    }
    for (int i = 0; i < kept.size(); i++) {
      if (i > 0) {
        out.write('/');
      }
      out.write(path, kept.get(i)[0], kept.get(i)[1] - kept.get(i)[0]);
    }
    return out.size() == 0 ? new byte[] {'.'} : out.toByteArray();
  }
}
