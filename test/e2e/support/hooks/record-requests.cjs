// Loaded before the program (-r) by tests of where it sends requests to: every origin that a session of Chromium or a
// socket of Node's has turned to.
'use strict';
const { subscribe } = require('node:diagnostics_channel');
const { app } = require('electron');

/** @type {Set<string>} */
const asked = new Set();
Object.assign(globalThis, { askedOrigins: asked });

app.on('session-created', (session) => {
  // Not onBeforeRequest, of which a session has one listener, the program's own.
  session.webRequest.onSendHeaders(({ url }) => {
    const { protocol, host } = new URL(url);
    asked.add(`${protocol}//${host}`);
  });
});

subscribe('net.client.socket', (message) => {
  const { socket } = /** @type {{ socket: import('node:net').Socket }} */ (message);
  socket.once('connect', () => {
    asked.add(`${socket.remoteAddress}:${socket.remotePort}`);
  });
});
