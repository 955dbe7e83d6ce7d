// Loaded before the program (-r) by the end-to-end tests alone: not every Electron tells whether a window is kept out of
// screenshots, so what the program asks for is noted.
'use strict';
const { BrowserWindow } = require('electron');

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the window below
const { setContentProtection } = BrowserWindow.prototype;
/**
 * @this {Electron.BrowserWindow}
 * @param {boolean} enable
 */
BrowserWindow.prototype.setContentProtection = function (enable) {
  Object.assign(globalThis, { contentProtection: enable });
  setContentProtection.call(this, enable);
};
