// Loaded before the program (-r) by tests without Playwright: prints a line when the first page has loaded.
'use strict';
const { app } = require('electron');

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    process.stdout.write('page loaded\n');
  });
});
