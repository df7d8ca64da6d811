// SPDX-License-Identifier: Apache-2.0

/// Interpreters beside the one that runs, and what they send each other: `_interpreters`, `_interpqueues`, `_interpchannels`.
///
/// *Invariants:* an object of one interpreter never gets into another one, unless it is immutable and of a builtin type; everything else
/// travels as [dev.krait.modules.interpreters.CrossData]. What interpreters share belongs to their group.
package dev.krait.modules.interpreters;
