// Loaded before the program (-r) by the end-to-end tests alone: main's clock can be set ahead, so that half a minute that
// a customer waits for a PIN need not go by.
'use strict';

const real = Date.now.bind(Date);
globalThis.clockAheadMs = 0;
Date.now = () => real() + globalThis.clockAheadMs;
