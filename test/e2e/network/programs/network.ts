// A program without a window that offers the terminal's two ways of fetching to its test.
import { app } from 'electron';
import { createFetch, createFetchOnce } from '../../../../main/shell/network';

app.on('window-all-closed', () => undefined);
void app.whenReady().then(() => {
  Object.assign(globalThis, { often: createFetch(), once: createFetchOnce() });
});
