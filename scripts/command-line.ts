// What the commands that read standard input and answer on standard output have in common.

/** All of standard input. */
export async function readStandardInput(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * Runs a command and sets the exit code that it gives. Where it throws that is 2, and standard error has the message, or for
 * arguments that cannot be used (`parseArgs` throws a TypeError) the usage.
 */
export async function runCommand(run: () => Promise<number>, usage: string): Promise<void> {
  // The reader of the answer may close the pipe: not an error.
  process.stdout.on('error', () => process.exit(0));
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(error instanceof TypeError ? usage : `${error.message}\n`);
    process.exitCode = 2;
  }
}
