// One recording: what a scanner sent and when, as a line of JSON.
import { z } from 'zod';

/** A day: a longer recording is a clock that was set, or another unit. */
const longestMs = 24 * 60 * 60 * 1000;

/** Milliseconds from any beginning: what counts is the time between. */
const at = z.number();

/** Bytes as pairs of hexadecimal digits, with or without spaces between them. */
const hex = z
  .string()
  .regex(/^\s*(?:[0-9a-f]{2}\s*)*$/i, 'must be pairs of hexadecimal digits')
  .transform((text) => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex')));

/** A USB number, four hexadecimal digits; null where it is not known. */
const usbNumber = z
  .string()
  .regex(/^(?:(?:0x)?[0-9a-f]{1,4})?$/i, 'must be up to four hexadecimal digits')
  .transform((text) => (text === '' ? null : Number.parseInt(text, 16)))
  .nullable()
  .default(null);

function inOrder<T extends z.ZodType<{ at: number }>>(one: T) {
  return z.array(one).superRefine((all, context) => {
    const wrong = all.findIndex((item, index) => item.at < (all[index - 1]?.at ?? -Infinity));
    if (wrong >= 0) {
      context.addIssue({ code: 'custom', path: [wrong, 'at'], message: 'must not be before the one in front of it' });
    }
    if ((all.at(-1)?.at ?? 0) - (all[0]?.at ?? 0) > longestMs) {
      context.addIssue({ code: 'custom', message: 'must not last longer than a day (`at` is in milliseconds)' });
    }
  });
}

const flag = z.boolean().default(false);

const keyStroke = z.object({
  at,
  key: z.string().min(1),
  code: z.string().default(''),
  shift: flag,
  ctrl: flag,
  alt: flag,
  meta: flag,
  repeat: flag,
  up: flag,
  composing: flag,
});

const recording = z.discriminatedUnion('way', [
  z.object({ way: z.literal('serial'), chunks: inOrder(z.object({ at, hex })) }),
  z.object({
    way: z.literal('keyboard'),
    prefix: z.string().nullable().default(null),
    suffix: z.string().nullable().default(null),
    textField: flag,
    keys: inOrder(keyStroke),
  }),
  z.object({
    way: z.literal('hid'),
    vendorId: usbNumber,
    productId: usbNumber,
    descriptorHex: hex.nullable().default(null),
    reports: inOrder(z.object({ at, hex })),
  }),
]);

export type Recording = z.infer<typeof recording>;
export type RecordedKey = z.infer<typeof keyStroke>;

/** A recording with the id of its line, which may be any value of JSON; or what is wrong with it. */
export type Line = { id: unknown; recording: Recording } | { id: unknown; error: string };

/** Reads a line. Never throws. */
export function readLine(line: string): Line {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\ufeff/, ''));
  } catch {
    return { id: null, error: 'the line is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { id: null, error: 'the line is not a JSON object {"id","way",…}' };
  }
  const { id = null } = value as { id?: unknown };
  const read = recording.safeParse(value);
  return read.success ? { id, recording: read.data } : { id, error: read.error.issues.map(said).join('; ') };
}

function said({ path, message, code }: z.core.$ZodIssue): string {
  if (code === 'invalid_union') return 'way: must be "serial", "keyboard" or "hid"';
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return `${place.replace(/^\./, '')}: ${message}`;
}
