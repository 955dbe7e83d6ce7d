// `npm run …` starts a shell, and the shell starts us. When npm is told to stop it tells that shell, which goes without
// a word to us: so we notice that it is gone, and stop as if we had been told.

const lookEveryMs = 200;

/** Sends this process SIGTERM when the shell that npm started it by has gone. Does not keep the process running. */
export function followNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const shell = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === shell) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, lookEveryMs);
  timer.unref();
}
