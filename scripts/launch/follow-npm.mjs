// `npm run …` starts a shell, and the shell starts us. A signal to npm stops that shell, which
// does not pass it on: this process notices that its parent has exited, and stops as if it had received the signal.

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
