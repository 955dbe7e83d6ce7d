// Loaded before the program (-r) by the end-to-end tests alone: main's clock can be set ahead, so that half a minute that
// a customer waits for a PIN need not go by. FLEXITI_TEST_CLOCK_AHEAD_MS says by how much it is ahead from the start.
'use strict';

const real = Date.now.bind(Date);
globalThis.clockAheadMs = Number(process.env['FLEXITI_TEST_CLOCK_AHEAD_MS'] ?? 0);
Date.now = () => real() + globalThis.clockAheadMs;
