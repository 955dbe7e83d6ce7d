// A program without a window that exposes the terminal's two fetch functions to its test.
import { app } from 'electron';
import { createFetch, createFetchOnce } from '../../../../main/shell/network';

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  Object.assign(globalThis, { often: createFetch(), once: createFetchOnce() });
});
