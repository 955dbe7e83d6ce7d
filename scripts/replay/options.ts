// The arguments of `npm run replay`.
import { parseArgs } from 'node:util';
import { isDay, localDate } from '../decode/days';

export const usage = `usage: npm run --silent replay -- --jsonl [--today YYYY-MM-DD] < recordings
       npm run --silent replay -- --file FILE [--today YYYY-MM-DD]

  --jsonl    reads recordings from standard input, one line of JSON for each, and writes one line of JSON for each:
             {"id","way":"serial","chunks":[{"at","hex"}]}
             {"id","way":"keyboard","prefix","suffix","textField","keys":[{"at","key","code","shift","ctrl",…}]}
             {"id","way":"hid","vendorId","productId","descriptorHex","reports":[{"at","hex"}]}
             gives {"id","scans","reachedPage","notices"}, or {"id","error"} for a line that is no recording
  --file     reads them from FILE
  --today    the date for age and expiry; the machine's own by default

\`at\` is in milliseconds. The exit code is 1 where a line was no recording.
`;

export interface Options {
  /** Null for standard input. */
  file: string | null;
  /** YYYY-MM-DD. */
  today: string;
}

const options = {
  jsonl: { type: 'boolean' },
  file: { type: 'string' },
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The options; null where help is asked for, or what is wrong with the arguments, for the one who typed them. */
export function readOptions(args: string[]): Options | { problem: string } | null {
  try {
    const { jsonl = false, file, today = localDate(), help = false } = parseArgs({ args, options }).values;
    if (help) return null;
    if (file === undefined && !jsonl) return { problem: 'Say --jsonl or --file FILE.' };
    if (file === '') {
      return { problem: '--file takes the name of a file of recordings, one line of JSON for each.' };
    }
    if (!isDay(today)) return { problem: `--today takes a day as YYYY-MM-DD, not ${today}.` };
    return { file: file ?? null, today };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : 'The options were not understood.' };
  }
}
