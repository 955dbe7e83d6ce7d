// Loaded before the program (-r) by one end-to-end test: verify shares the session, and the kept connections, of all
// other calls, which the terminal avoids.
'use strict';
const { session } = require('electron');

const fromPartition = session.fromPartition.bind(session);
session.fromPartition = (name, options) => {
  if (!name.startsWith('once-')) return fromPartition(name, options);
  const shared = fromPartition('flexiti-api', options);
  shared.closeAllConnections = () => Promise.resolve();
  return shared;
};
