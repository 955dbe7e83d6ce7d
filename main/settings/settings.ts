// Everything that can be set, in one schema: what a technician writes into the provisioning file is read with it, and so is
// what the terminal keeps. resources/provisioning.schema.json is made from it.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { checkBaseUrl, defaultLine, languages } from '../base';
import type { BaseUrlFault, Language, SerialScanner } from '../base';

/** What a terminal is set to, training or live. */
export interface Settings {
  store: string | null;
  lane: string | null;
  language: Language;
  /** Scanners on serial ports: the one that the provisioning file names, and those that were set up at the counter. */
  serial: SerialScanner[];
  /** What scanners that type put before and behind each scan; null where they put nothing. */
  keyboard: { prefix: string | null; suffix: string | null };
  /** How soon after another the same code counts as the same scan, in milliseconds. */
  sameScanMs: number;
  /** Whether a merchant's override of the verification is offered. */
  overrideAllowed: boolean;
  /** Whether licences may be scanned here; without it customers are found by hand alone. */
  scanningAllowed: boolean;
  /** Whether the PIN is among the values that are copied together or shown as a QR code. */
  pinInCopies: boolean;
  /** How many days an entry of the audit trail is kept. */
  auditDays: number;
  /** After how many minutes without a key, a touch or a scan the lane locks itself; 0 for never. */
  lockAfterMinutes: number;
  /** What the PIN is checked against that unlocks the lane; null where anybody may. */
  unlockPin: UnlockPin | null;
  /** How long a parked customer is kept: until the store closes (HH:MM of its clock), or so many hours where that is null. */
  parkedHours: number;
  closingTime: string | null;
  /** Whether the tour of training mode was seen on this machine. */
  tourSeen: boolean;
  /** Of the training sandbox. Null takes any free port, and a random token that nobody learns. */
  sandbox: { port: number | null; controlToken: string | null };
}

/** What is kept of a PIN: nothing that it can be read from. Both in hexadecimal digits. */
export interface UnlockPin {
  salt: string;
  hash: string;
}

/** Where Flexiti is, and who we are. */
export interface ApiAccess {
  /** Without a slash at the end. */
  baseUrl: string;
  clientId: string;
}

export const maxBaudRate = 4_000_000;
export const defaultSameScanMs = 2000;
export const defaultAuditDays = 90;
export const defaultLockAfterMinutes = 5;
export const defaultParkedHours = 12;
/** More scanners than any counter has. */
export const maxScanners = 16;

// No control characters, and no blanks at either end: both come from copying, and neither is seen on a screen.
const printable =
  // eslint-disable-next-line no-control-regex -- control characters are what it is about
  /^[^\u0000-\u0020\u007f-\u00a0]([^\u0000-\u001f\u007f-\u009f]*[^\u0000-\u0020\u007f-\u00a0])?$/;
const text = (max: number) => z.string().min(1).max(max).regex(printable);

/** Codes that `checkUrl` gives as the `code` of a custom issue's params. */
export type UrlProblem = 'url_invalid' | 'url_not_https' | 'url_with_extras';

const baseUrl = z
  .string()
  .min(1)
  .max(2048)
  .check((context) => {
    const problem = checkUrl(context.value);
    if (problem !== null) context.issues.push({ code: 'custom', input: '', params: { code: problem } });
  })
  .meta({
    format: 'uri',
    description: 'Address of the POS API, https (http for this computer alone), without the version.',
    examples: ['https://posapi.example.com'],
  });

// ASCII string (100) by the API page: a longer one would be refused at every call.
const clientId = text(100)
  .regex(/^[\x20-\x7e]+$/)
  .meta({ description: 'Client id that Flexiti gave the merchant.' });
const clientSecret = text(1024).meta({
  description: 'Client secret that belongs to the client id. Kept by the system keyring where there is one.',
});

// In the provisioning file alone: what is kept of it is a hash.
const unlockPin = z
  .string()
  .regex(/^[0-9]{4,8}$/)
  .nullable()
  .meta({
    description: 'PIN that unlocks the lane, 4 to 8 digits. Without one anybody may; null takes back an earlier one.',
    examples: ['4711'],
  });

const hexadecimal = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

const usbNumber = z.string().regex(/^[0-9A-Fa-f]{4}$/);

const serialFields = z.strictObject({
  path: text(260)
    .meta({ description: 'Port of the scanner. Not needed where `usb` is given.', examples: ['COM3', '/dev/ttyUSB0'] })
    .optional(),
  usb: z
    .strictObject({
      vendorId: usbNumber.meta({ description: 'Four hexadecimal digits.', examples: ['0c2e'] }),
      productId: usbNumber.meta({ description: 'Four hexadecimal digits.', examples: ['0b61'] }),
      serialNumber: text(126).meta({ description: 'Where several of this make are plugged in.' }).optional(),
    })
    .meta({ description: 'What USB calls the scanner: it is found by this under whatever port.' })
    .optional(),
  baudRate: z
    .int()
    .positive()
    .max(maxBaudRate)
    .meta({ description: `Rate of the port in bits a second; ${defaultLine.baudRate} where nothing is said.` })
    .optional(),
  dataBits: z.literal([7, 8]).meta({ description: '8 where nothing is said.' }).optional(),
  parity: z.enum(['none', 'even', 'odd']).meta({ description: 'none where nothing is said.' }).optional(),
  stopBits: z.literal([1, 2]).meta({ description: '1 where nothing is said.' }).optional(),
});

const isSomewhere = ({ path, usb }: { path?: unknown; usb?: unknown }): boolean =>
  path !== undefined || usb !== undefined;

const serial = serialFields
  .refine(isSomewhere, { path: ['path'] })
  .meta({ description: 'A scanner on a serial port.' });

const storedSerial = serialFields
  .strip()
  .extend({ usb: serialFields.shape.usb.unwrap().strip().optional() })
  .refine(isSomewhere, { path: ['path'] });

// A scan's first and last characters: control characters come from scanners as keys of their own.
const affix = z
  .string()
  .min(1)
  .max(8)
  .regex(/^[\x21-\x7e]+$/);

const shape = {
  store: text(64)
    .meta({ description: 'Number or name of the store.', examples: ['118'] })
    .optional(),
  lane: text(64)
    .meta({ description: 'Number or name of the lane.', examples: ['3'] })
    .optional(),
  language: z.enum(languages).meta({ description: "The cashier's language." }).optional(),
  serial: serial.optional(),
  keyboard: z
    .strictObject({
      prefix: affix.meta({ description: 'What the scanner types before each scan, up to 8 characters.' }).optional(),
      suffix: affix.meta({ description: 'What it types behind each scan, besides Enter or Tab.' }).optional(),
    })
    .meta({ description: 'Scanners that type like a keyboard.' })
    .optional(),
  sameScanMs: z
    .int()
    .min(0)
    .max(60_000)
    .meta({
      description: `How soon after another the same code counts as the same scan, in milliseconds; ${defaultSameScanMs} where nothing is said.`,
    })
    .optional(),
  overrideAllowed: z
    .boolean()
    .meta({ description: 'Whether a merchant may override the verification; false where nothing is said.' })
    .optional(),
  scanningAllowed: z
    .boolean()
    .meta({ description: 'Whether licences may be scanned; true where nothing is said.' })
    .optional(),
  pinInCopies: z
    .boolean()
    .meta({ description: 'Whether the PIN is copied and in the QR code with the rest; false where nothing is said.' })
    .optional(),
  auditDays: z
    .int()
    .min(1)
    .max(3650)
    .meta({ description: `How many days the audit trail is kept; ${defaultAuditDays} where nothing is said.` })
    .optional(),
  lockAfterMinutes: z
    .int()
    .min(0)
    .max(240)
    .meta({
      description: `After how many minutes without a key, a touch or a scan the lane locks itself, 0 for never; ${defaultLockAfterMinutes} where nothing is said.`,
    })
    .optional(),
  parkedHours: z
    .int()
    .min(1)
    .max(72)
    .meta({
      description: `After how many hours a parked customer is forgotten where there is no closing time; ${defaultParkedHours} where nothing is said.`,
    })
    .optional(),
  closingTime: z
    .string()
    .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
    .nullable()
    .meta({
      description: 'When the store closes, and parked customers are forgotten; null takes back an earlier one.',
      examples: ['21:30'],
    })
    .optional(),
  sandbox: z
    .strictObject({
      port: z
        .int()
        .min(1)
        .max(65535)
        .meta({ description: 'Port on this computer; any free one where nothing is said.' })
        .optional(),
      controlToken: text(200)
        .min(16)
        .meta({ description: 'Token for the control surface, for tests and demonstrations.' })
        .optional(),
    })
    .meta({ description: 'The embedded training sandbox; of no effect on a live terminal.' })
    .optional(),
};

/** The provisioning file. A field that is not known is an error: most likely it is a known one, misspelt. */
export const provisioningSchema = z
  .strictObject({
    $schema: z.string().meta({ description: 'For editors.' }).optional(),
    api: z
      .strictObject({ baseUrl, clientId, clientSecret })
      .meta({ description: 'Access to Flexiti. Without it the terminal stays in training mode.' })
      .optional(),
    ...shape,
    unlockPin: unlockPin.optional(),
  })
  .meta({ title: 'Flexiti POS Terminal: provisioning file' });

/** What is kept: all but the secret and the PIN, and what cannot be provisioned. Fields of a later version are passed over. */
export const storedSchema = z.object({
  api: z.object({ baseUrl, clientId }).optional(),
  ...shape,
  serial: storedSerial.optional(),
  keyboard: shape.keyboard.unwrap().strip().optional(),
  /** What was set up at the counter, the latest first. */
  scanners: z.array(storedSerial).max(maxScanners).optional(),
  sandbox: shape.sandbox.unwrap().strip().optional(),
  unlockPin: z.object({ salt: hexadecimal(32), hash: hexadecimal(64) }).optional(),
  tourSeen: z.boolean().optional(),
});

export type Provisioned = z.infer<typeof provisioningSchema>;
export type Stored = z.infer<typeof storedSchema>;
export type StoredSerial = z.infer<typeof storedSerial>;

/** What stands for fields that nobody has set. */
export function withDefaults(stored: Stored): Settings {
  return {
    store: stored.store ?? null,
    lane: stored.lane ?? null,
    language: stored.language ?? 'en-CA',
    serial: serialScanners(stored),
    keyboard: { prefix: stored.keyboard?.prefix ?? null, suffix: stored.keyboard?.suffix ?? null },
    sameScanMs: stored.sameScanMs ?? defaultSameScanMs,
    overrideAllowed: stored.overrideAllowed ?? false,
    scanningAllowed: stored.scanningAllowed ?? true,
    pinInCopies: stored.pinInCopies ?? false,
    auditDays: stored.auditDays ?? defaultAuditDays,
    lockAfterMinutes: stored.lockAfterMinutes ?? defaultLockAfterMinutes,
    unlockPin: stored.unlockPin ?? null,
    parkedHours: stored.parkedHours ?? defaultParkedHours,
    closingTime: stored.closingTime ?? null,
    tourSeen: stored.tourSeen ?? false,
    sandbox: { port: stored.sandbox?.port ?? null, controlToken: stored.sandbox?.controlToken ?? null },
  };
}

/** Of what was written for a scanner and what was found out at the counter, the latter. */
function serialScanners({ serial, scanners = [] }: Stored): SerialScanner[] {
  const found = scanners.map(serialScanner);
  const written = serial === undefined ? [] : [serialScanner(serial)];
  return [...written.filter((one) => !found.some((other) => isSameScanner(one, other))), ...found];
}

/** Whether two are the same scanner as far as is known: at the same port, or the same device. */
export function isSameScanner(one: Pick<SerialScanner, 'path' | 'usb'>, other: typeof one): boolean {
  return (one.path !== null && one.path === other.path) || (one.usb !== null && isDeepStrictEqual(one.usb, other.usb));
}

/** With what stands for what is not said. */
export function serialScanner(stored: StoredSerial): SerialScanner {
  const { path, usb, baudRate, dataBits, parity, stopBits } = stored;
  return {
    path: path ?? null,
    usb:
      usb === undefined
        ? null
        : {
            vendorId: Number.parseInt(usb.vendorId, 16),
            productId: Number.parseInt(usb.productId, 16),
            serialNumber: usb.serialNumber ?? null,
          },
    baudRate: baudRate ?? defaultLine.baudRate,
    dataBits: dataBits ?? defaultLine.dataBits,
    parity: parity ?? defaultLine.parity,
    stopBits: stopBits ?? defaultLine.stopBits,
  };
}

const urlProblems = {
  not_a_url: 'url_invalid',
  not_https: 'url_not_https',
  with_credentials: 'url_with_extras',
  with_path: 'url_with_extras',
} as const satisfies Record<BaseUrlFault, UrlProblem>;

/** Slashes at the end are taken off when it is kept: every call's path begins at the root. */
function checkUrl(value: string): UrlProblem | null {
  if (value.trim() !== value || !/^[a-z]+:\/\//i.test(value)) return 'url_invalid';
  const checked = checkBaseUrl(value.replace(/\/+$/, ''));
  return checked.ok ? null : urlProblems[checked.reason];
}
