// Checks one answer of calculate-interest, by the functions that the screens use: what each offer comes to, and whether
// everything is there that must be disclosed.
import { parseArgs } from 'node:util';
import { isQuebec } from '../main/quote';
import { readStandardInput, runCommand } from './command-line';
import { checkQuote } from './quote-check/check-quote';

const usage = `usage: npm run --silent quote-check -- [--province QC] < answer.json

  reads one answer of calculate-interest from standard input and prints one line of JSON, {"offers":[…]}
  --province  where the customer lives: two letters
  exit code   0, or 1 where something is missing that must be shown, or 2 where there is no answer to check
`;

const provinces = 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' ');

function isProvince(text: string): boolean {
  return isQuebec(text) || provinces.includes(text.toUpperCase());
}

async function run(): Promise<number> {
  const { values } = parseArgs({ options: { province: { type: 'string' } } });
  const { province = null } = values;
  if (province !== null && !isProvince(province)) throw new TypeError('no province');
  const { offers, missing } = checkQuote((await readStandardInput()).toString('utf8'), province);
  process.stdout.write(`${JSON.stringify({ offers })}\n`);
  for (const line of missing) process.stderr.write(`${line}\n`);
  return missing.length > 0 ? 1 : 0;
}

await runCommand(run, usage);
