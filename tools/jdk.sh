# SPDX-License-Identifier: Apache-2.0
# Sourced by the scripts: sets JAVA_HOME to a JDK of version 25 or newer, or ends with a clear message.
krait_jdk_version() { sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null; }
krait_find_jdk() {
  for home in "${KRAIT_JDK:-}" "${JAVA_HOME:-}" /usr/lib/jvm/* "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* /opt/*jdk* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || continue
    version=$(krait_jdk_version "$home")
    [ -n "$version" ] && [ "$version" -ge 25 ] || continue
    JAVA_HOME=$home; export JAVA_HOME; return 0
  done
  echo "krait: no JDK 25 or newer found; install one (for example Eclipse Temurin 25) or set JAVA_HOME" >&2
  return 1
}
krait_find_jdk || exit 1
