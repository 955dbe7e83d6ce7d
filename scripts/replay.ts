// Recorded scans played through the program's own scanners: JSON lines in and out.
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { readOptions, usage } from './replay/options';
import type { Options } from './replay/options';
import { play } from './replay/play';
import { readLine } from './replay/recording';

async function answerTo(line: string, today: string): Promise<object> {
  const read = readLine(line);
  return 'error' in read ? read : { id: read.id, ...(await play(read.recording, today)) };
}

async function openFile(file: string): Promise<ReadStream> {
  const input = createReadStream(file);
  try {
    await once(input, 'open');
    return input;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The recordings cannot be read, name another file: ${reason}`, { cause: error });
  }
}

/** Whether every line was a recording. */
async function playAll({ file, today }: Options): Promise<boolean> {
  let whole = true;
  const input = file === null ? process.stdin : await openFile(file);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answer = await answerTo(line, today);
    if ('error' in answer) whole = false;
    if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await once(process.stdout, 'drain');
  }
  return whole;
}

// The reader of the answers may close the pipe: not an error.
process.stdout.on('error', () => process.exit(0));
try {
  const options = readOptions(process.argv.slice(2));
  if (options === null) process.stdout.write(usage);
  else if ('problem' in options) {
    process.stderr.write(`${options.problem}\n${usage}`);
    process.exitCode = 2;
  } else process.exitCode = (await playAll(options)) ? 0 : 1;
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
