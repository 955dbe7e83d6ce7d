// Loaded before the program (-r) by tests with a keyring: Playwright disables Chromium's on the command line.
'use strict';
const { app } = require('electron');

app.commandLine.appendSwitch('password-store', 'gnome-libsecret');
