// Loaded before the program (-r) by tests that watch it from outside: says when its first page has loaded.
'use strict';
const { app } = require('electron');

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    process.stdout.write('page loaded\n');
  });
});
