// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.mmap;

import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.Exceptions;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// Files as memory.
@PyModuleDef(value = "mmap", types = {PyMmap.class})
final class MmapModule {
  private static final String[] NAMES = {"ACCESS_DEFAULT:0", "ACCESS_READ:1", "ACCESS_WRITE:2", "ACCESS_COPY:3", "ALLOCATIONGRANULARITY:4096",
      "PAGESIZE:4096", "MADV_NORMAL:0", "MADV_RANDOM:1", "MADV_SEQUENTIAL:2", "MADV_WILLNEED:3", "MADV_DONTNEED:4", "MADV_FREE:8", "MADV_REMOVE:9",
      "MADV_DONTFORK:10", "MADV_DOFORK:11", "MADV_MERGEABLE:12", "MADV_UNMERGEABLE:13", "MADV_HUGEPAGE:14", "MADV_NOHUGEPAGE:15",
      "MADV_DONTDUMP:16", "MADV_DODUMP:17", "MADV_HWPOISON:100", "MAP_SHARED:1", "MAP_PRIVATE:2", "MAP_ANON:32", "MAP_ANONYMOUS:32",
      "MAP_32BIT:64", "MAP_DENYWRITE:2048", "MAP_EXECUTABLE:4096", "MAP_NORESERVE:16384", "MAP_POPULATE:32768", "MAP_STACK:131072",
      "PROT_READ:1", "PROT_WRITE:2", "PROT_EXEC:4"};

  private MmapModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    for (String row : NAMES) {
      int colon = row.indexOf(':');
      namespace.put(row.substring(0, colon).intern(), PyInt.of(Integer.parseInt(row.substring(colon + 1))));
    }
    namespace.put("error", Exceptions.OS_ERROR);
  }
}
