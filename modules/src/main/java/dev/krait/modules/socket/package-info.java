// SPDX-License-Identifier: Apache-2.0

/// The module `_socket`, over the sockets of the C library.
///
/// *Invariants:* a socket with a timeout is non-blocking to the system and waits in `poll`; every wait leaves Python.
package dev.krait.modules.socket;
