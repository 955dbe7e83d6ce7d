// The decoder on the command line: JSON lines in and out, one payload explained to a technician, or one made anonymous.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readStandardInput, runCommand } from './command-line';
import { anonymised, anonymiseLine } from './decode/anonymise-line';
import { answerLine } from './decode/answer-line';
import { isDay, localDate } from './decode/days';
import { explainCard } from './decode/explain-card';

const usage = `usage: npm run --silent decode -- --jsonl [--today YYYY-MM-DD] < requests
       npm run --silent decode -- --explain [FILE] [--show] [--today YYYY-MM-DD]
       npm run --silent decode -- --anonymise [FILE] [--today YYYY-MM-DD]
       npm run --silent decode -- --anonymise --jsonl [--today YYYY-MM-DD] < requests

  --jsonl      reads lines {"id","code"} and writes one line of JSON for each
  --explain    reads one payload from FILE or standard input and prints a table
  --show       shows personal values, which are masked otherwise
  --anonymise  reads one payload from FILE or standard input and writes an invented one, byte for byte of the same
               structure and with the same faults, that is read with the same warnings and repairs;
               with --jsonl lines {"id","code"} become lines {"id","code"}, or {"id","error"} for what cannot be changed
  --today      the date for age and expiry; the machine's own by default

The exit code is 1 where a payload could not be made anonymous: then nothing of it is written.
`;

/** Whether no line was refused. */
async function answerLines(answer: (line: string) => object): Promise<boolean> {
  let whole = true;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const answered = answer(line);
    if ('error' in answered) whole = false;
    if (!process.stdout.write(`${JSON.stringify(answered)}\n`)) await once(process.stdout, 'drain');
  }
  return whole;
}

/** A payload's bytes as characters, from a file or standard input. */
async function readPayload(file: string | undefined): Promise<string> {
  return file === undefined ? (await readStandardInput()).toString('latin1') : readFileSync(file, 'latin1');
}

/** Gives the exit code. */
async function anonymisePayload(file: string | undefined, today: string): Promise<number> {
  const answer = anonymised(await readPayload(file), today);
  if ('error' in answer) process.stderr.write(`${answer.error}\n`);
  else process.stdout.write(Buffer.from(answer.code, 'latin1'));
  return 'error' in answer ? 1 : 0;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      jsonl: { type: 'boolean' },
      explain: { type: 'boolean' },
      anonymise: { type: 'boolean' },
      show: { type: 'boolean' },
      today: { type: 'string' },
    },
    allowPositionals: true,
  });
  const today = values.today ?? localDate();
  const { jsonl = false, explain = false, anonymise = false, show = false } = values;
  const isOneMode = explain ? !jsonl && !anonymise : jsonl || anonymise;
  if (!isOneMode || !isDay(today)) throw new TypeError('say --jsonl, --explain or --anonymise');
  const [file] = positionals;
  if (jsonl) return (await answerLines((line) => (anonymise ? anonymiseLine : answerLine)(line, today))) ? 0 : 1;
  if (anonymise) return anonymisePayload(file, today);
  process.stdout.write(explainCard(await readPayload(file), today, show));
  return 0;
}

await runCommand(run, usage);
