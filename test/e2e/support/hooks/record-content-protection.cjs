// Loaded before the program (-r) by one end-to-end test: not every Electron has a getter for a window's content
// protection, so the call that sets it is recorded.
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
