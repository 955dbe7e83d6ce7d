// Loaded before the program (-r) by tests with a keyring: Playwright tells Chromium to use none, so that what the command
// line says of it is lost.
'use strict';
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
