// Loaded before the program (-r) by the end-to-end tests: a live terminal closes Chromium's debugging port, which
// Playwright needs. The program itself has no way to leave it open.
'use strict';
const { app } = require('electron');

const removeSwitch = app.commandLine.removeSwitch.bind(app.commandLine);
app.commandLine.removeSwitch = (name) => {
  if (name !== 'remote-debugging-port') removeSwitch(name);
};
