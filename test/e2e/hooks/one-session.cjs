// Loaded before the program (-r) by one end-to-end test alone: every session in memory is the same one, so that all calls
// share kept connections. What the terminal takes care not to do.
'use strict';
const { session } = require('electron');

const fromPartition = session.fromPartition.bind(session);
session.fromPartition = (name, options) => fromPartition(name.startsWith('once-') ? 'flexiti-api' : name, options);
