// Loaded before the program (-r) by one end-to-end test alone: verify has no session to itself, but the one of all other
// calls, with the connections that they have left open. What the terminal takes care not to do.
'use strict';
const { session } = require('electron');

const fromPartition = session.fromPartition.bind(session);
session.fromPartition = (name, options) => {
  if (!name.startsWith('once-')) return fromPartition(name, options);
  const shared = fromPartition('flexiti-api', options);
  shared.closeAllConnections = () => Promise.resolve();
  return shared;
};
