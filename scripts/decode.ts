// The decoder on the command line: JSON lines in and out, or one payload explained to a technician.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { answerLine } from './decode/answer-line';
import { isDay, localDate } from './decode/days';
import { explainCard } from './decode/explain-card';

const usage = `usage: npm run --silent decode -- --jsonl [--today YYYY-MM-DD] < requests
       npm run --silent decode -- --explain [FILE] [--show] [--today YYYY-MM-DD]

  --jsonl    reads lines {"id","code"} and writes one line of JSON for each
  --explain  reads one payload from FILE or standard input and prints a table
  --show     shows personal values, which are masked otherwise
  --today    the date for age and expiry; the machine's own by default
`;

async function answerLines(today: string): Promise<void> {
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    if (!process.stdout.write(`${JSON.stringify(answerLine(line, today))}\n`)) await once(process.stdout, 'drain');
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: {
      jsonl: { type: 'boolean' },
      explain: { type: 'boolean' },
      show: { type: 'boolean' },
      today: { type: 'string' },
    },
    allowPositionals: true,
  });
  const today = values.today ?? localDate();
  const isOneMode = (values.jsonl === true) !== (values.explain === true);
  if (!isOneMode || !isDay(today)) throw new TypeError('say --jsonl or --explain');
  if (values.jsonl === true) await answerLines(today);
  else {
    const [file] = positionals;
    const payload = file === undefined ? await readStandardInput() : readFileSync(file, 'latin1');
    process.stdout.write(explainCard(payload, today, values.show === true));
  }
  return 0;
}

// The reader of the answers may close the pipe: not an error.
process.stdout.on('error', () => process.exit(0));
try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof Error)) throw error;
  process.stderr.write(error instanceof TypeError ? usage : `${error.message}\n`);
  process.exitCode = 2;
}
