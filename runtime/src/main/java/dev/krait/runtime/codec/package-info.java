// SPDX-License-Identifier: Apache-2.0

/// Encodings: text to bytes and back, with Python's protocol for errors, and each interpreter's registry of codecs and error handlers.
///
/// *Invariants:* encoders and decoders are objects of one call, used by one thread; what is built in needs neither the registry nor
/// the package `encodings`; no code point is ever lost without an error handler having said so.
package dev.krait.runtime.codec;
