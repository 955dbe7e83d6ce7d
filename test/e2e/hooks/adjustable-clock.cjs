// Loaded before the program (-r) by tests of the whole program alone: main's clock can be set ahead, so that half a minute
// that a customer waits for a PIN need not go by. A computer's clock does not jump back because a program ends: the next
// start is told by how much it is ahead.
'use strict';

const real = Date.now.bind(Date);
globalThis.clockAheadMs = Number(process.env['FLEXITI_TEST_CLOCK_AHEAD_MS'] ?? 0);
Date.now = () => real() + globalThis.clockAheadMs;
