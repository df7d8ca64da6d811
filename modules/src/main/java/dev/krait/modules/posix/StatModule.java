// SPDX-License-Identifier: Apache-2.0
package dev.krait.modules.posix;

import dev.krait.annotations.Function;
import dev.krait.annotations.PyModuleDef;
import dev.krait.annotations.Setup;
import dev.krait.runtime.error.PyErrors;
import dev.krait.runtime.object.PyDict;
import dev.krait.runtime.object.PyInt;
import dev.krait.runtime.object.PyModule;
import dev.krait.runtime.thread.ThreadState;

/// The bits of file modes, and functions that read them.
@PyModuleDef("_stat")
public final class StatModule {
  private static final int FORMAT = 0xF000;
  private static final String[] CONSTANTS = {
      "SF_APPEND:262144", "SF_ARCHIVED:65536", "SF_DATALESS:1073741824", "SF_FIRMLINK:8388608", "SF_IMMUTABLE:131072",
      "SF_NOUNLINK:1048576", "SF_SETTABLE:4294901760", "SF_SNAPSHOT:2097152", "ST_ATIME:7", "ST_CTIME:9", "ST_DEV:2", "ST_GID:5",
      "ST_INO:1", "ST_MODE:0", "ST_MTIME:8", "ST_NLINK:3", "ST_SIZE:6", "ST_UID:4", "S_ENFMT:1024", "S_IEXEC:64", "S_IFBLK:24576",
      "S_IFCHR:8192", "S_IFDIR:16384", "S_IFDOOR:0", "S_IFIFO:4096", "S_IFLNK:40960", "S_IFPORT:0", "S_IFREG:32768", "S_IFSOCK:49152",
      "S_IFWHT:0", "S_IREAD:256", "S_IRGRP:32", "S_IROTH:4", "S_IRUSR:256", "S_IRWXG:56", "S_IRWXO:7", "S_IRWXU:448", "S_ISGID:1024",
      "S_ISUID:2048", "S_ISVTX:512", "S_IWGRP:16", "S_IWOTH:2", "S_IWRITE:128", "S_IWUSR:128", "S_IXGRP:8", "S_IXOTH:1", "S_IXUSR:64",
      "UF_APPEND:4", "UF_COMPRESSED:32", "UF_DATAVAULT:128", "UF_HIDDEN:32768", "UF_IMMUTABLE:2", "UF_NODUMP:1", "UF_NOUNLINK:16",
      "UF_OPAQUE:8", "UF_SETTABLE:65535", "UF_TRACKED:64"};

  private StatModule() {
  }

  @Setup
  static void setup(ThreadState ts, PyModule module) {
    PyDict namespace = module.dictOrNull();
    for (String row : CONSTANTS) {
      int colon = row.indexOf(':');
      namespace.put(row.substring(0, colon).intern(), PyInt.of(Long.parseLong(row.substring(colon + 1))));
    }
  }

  private static int checked(long mode) {
    if (mode < 0 || mode > 0xFFFFFFFFL) {
      throw PyErrors.overflowError(mode < 0 ? "can't convert negative value to unsigned int" : "mode out of range");
    }
    return (int) mode;
  }

  /// The bits that `chmod` can set.
  @Function("S_IMODE(mode, /)")
  static int mode(long mode) {
    return checked(mode) & 07777;
  }

  /// The bits that tell the kind of file.
  @Function("S_IFMT(mode, /)")
  static int format(long mode) {
    return checked(mode) & FORMAT;
  }

  /// Whether the mode is that of a directory.
  @Function("S_ISDIR(mode, /)")
  static boolean isDir(long mode) {
    return (checked(mode) & FORMAT) == 0x4000;
  }

  /// Whether the mode is that of a character device.
  @Function("S_ISCHR(mode, /)")
  static boolean isChr(long mode) {
    return (checked(mode) & FORMAT) == 0x2000;
  }

  /// Whether the mode is that of a block device.
  @Function("S_ISBLK(mode, /)")
  static boolean isBlk(long mode) {
    return (checked(mode) & FORMAT) == 0x6000;
  }

  /// Whether the mode is that of a regular file.
  @Function("S_ISREG(mode, /)")
  static boolean isReg(long mode) {
    return (checked(mode) & FORMAT) == 0x8000;
  }

  /// Whether the mode is that of a named pipe.
  @Function("S_ISFIFO(mode, /)")
  static boolean isFifo(long mode) {
    return (checked(mode) & FORMAT) == 0x1000;
  }

  /// Whether the mode is that of a symbolic link.
  @Function("S_ISLNK(mode, /)")
  static boolean isLnk(long mode) {
    return (checked(mode) & FORMAT) == 0xA000;
  }

  /// Whether the mode is that of a socket.
  @Function("S_ISSOCK(mode, /)")
  static boolean isSock(long mode) {
    return (checked(mode) & FORMAT) == 0xC000;
  }

  /// Whether the mode is that of a door: never on Linux.
  @Function("S_ISDOOR(mode, /)")
  static boolean isDoor(long mode) {
    checked(mode);
    return false;
  }

  /// Whether the mode is that of an event port: never on Linux.
  @Function("S_ISPORT(mode, /)")
  static boolean isPort(long mode) {
    checked(mode);
    return false;
  }

  /// Whether the mode is that of a whiteout: never on Linux.
  @Function("S_ISWHT(mode, /)")
  static boolean isWht(long mode) {
    checked(mode);
    return false;
  }

  /// The mode as `ls -l` prints it.
  @Function("filemode(mode, /)")
  static String fileMode(long mode) {
    int bits = checked(mode);
    char[] text = new char[10];
    text[0] = kind(bits & FORMAT);
    for (int i = 0; i < 9; i++) {
      text[i + 1] = (bits >> 8 - i & 1) == 0 ? '-' : "rwx".charAt(i % 3);
    }
    special(text, 3, (bits & 04000) != 0, 's');
    special(text, 6, (bits & 02000) != 0, 's');
    special(text, 9, (bits & 01000) != 0, 't');
    return new String(text);
  }

  private static void special(char[] text, int at, boolean set, char mark) {
    if (set) {
      text[at] = text[at] == 'x' ? mark : Character.toUpperCase(mark);
    }
  }

  private static char kind(int format) {
    switch (format) {
      case 0x4000:
        return 'd';
      case 0x2000:
        return 'c';
      case 0x6000:
        return 'b';
      case 0x8000:
        return '-';
      case 0x1000:
        return 'p';
      case 0xA000:
        return 'l';
      case 0xC000:
        return 's';
      default:
        return '?';
    }
  }
}
