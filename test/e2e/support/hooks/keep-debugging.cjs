// Loaded before the program (-r) by the end-to-end tests alone: a terminal in a store closes Chromium's debugging port,
// and Playwright sees its page through nothing else. The program itself has no way to leave that port open.
'use strict';
const { app } = require('electron');

const removeSwitch = app.commandLine.removeSwitch.bind(app.commandLine);
app.commandLine.removeSwitch = (name) => {
  if (name !== 'remote-debugging-port') removeSwitch(name);
};
