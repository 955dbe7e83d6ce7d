// Every setting in one place: its form, default and description. From it come the types, the provisioning file's and
// the stored file's schemas, resources/provisioning.schema.json and the list in docs/operations.md.
import { z } from 'zod';
import { defaultLine, languages } from '../../base';
import { baseUrl } from './api-url';
import { withoutDefaults } from './fields';

const maxBaudRate = 4_000_000;
/** More scanners than any counter has. */
export const maxScanners = 16;

// No control characters, and no blanks at either end: both come from copying, and neither shows on a screen.
const printable =
  // eslint-disable-next-line no-control-regex -- control characters are what it excludes
  /^[^\u0000-\u0020\u007f-\u00a0]([^\u0000-\u001f\u007f-\u009f]*[^\u0000-\u0020\u007f-\u00a0])?$/;
const text = (max: number) => z.string().min(1).max(max).regex(printable);
const hexadecimal = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));
const usbNumber = z
  .string()
  .regex(/^[0-9A-Fa-f]{4}$/)
  .meta({ description: 'Four hexadecimal digits.' });
// Seven to fifteen digits (E.164), with the signs that numbers are written with.
const phone = /^(?=(?:\D*\d){7,15}\D*$)\+?[0-9(][0-9 ().-]{0,24}[0-9]$/;
// Scanners send control characters as separate keys.
const affix = z
  .string()
  .min(1)
  .max(8)
  .regex(/^[\x21-\x7e]+$/);

// ASCII string (100) by the API page: the API refuses a longer one at every call.
const clientId = text(100)
  .regex(/^[\x20-\x7e]+$/)
  .meta({ description: 'Client id that Flexiti gave the merchant.' });
const clientSecret = text(1024).meta({
  description: 'Client secret that belongs to the client id. Stored by the system keyring where there is one.',
});

const caFile = text(1024)
  .meta({
    description:
      "File with the certificates (PEM) of authorities that are trusted for Flexiti beside the system's, such as that of a proxy which opens TLS. Default: the system's alone.",
    examples: ['/etc/ssl/store-proxy.pem'],
  })
  .optional();

// `host:port`, an IPv6 address in brackets: as Chromium names it, without a scheme and without the login.
const proxyAddress = z
  .string()
  .min(1)
  .max(261)
  .regex(
    /^(?:\[[0-9A-Fa-f:.]+\]|[\w-]+(?:\.[\w-]+)*\.?):(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/,
  )
  .meta({
    description: 'The proxy that the login is for, and that alone, as `host:port`.',
    examples: ['proxy.store.example:8080'],
  });
// A colon would end it (RFC 7617).
const proxyUser = text(256)
  .regex(/^[^:]*$/)
  .meta({ description: 'User of the proxy, without a colon.' });
const proxyPassword = text(1024).meta({
  description: 'Password of that user. Stored by the system keyring where there is one.',
});

// A port of 1 to 65535, where one is named, and an IPv6 address in brackets.
const printerAddress =
  /^(?:system:.+|folder:.+|file:.+|serial:.+|tcp:(?:\[[0-9A-Fa-f:.]+\]|[\w-]+(?:\.[\w-]+)*)(?::(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?)$/;

/**
 * What can be set at a terminal. A field with `.default()` has that value where it is not set, one with `.optional()`
 * has null.
 *
 * @param section `z.strictObject` refuses unknown fields, `z.object` drops them
 */
function fieldsOf(section: typeof z.strictObject) {
  return {
    store: text(64)
      .meta({
        description: 'Number or name of the store, up to 64 characters. Default: not shown.',
        examples: ['118'],
      })
      .optional(),
    lane: text(64)
      .meta({ description: 'Number or name of the lane, up to 64 characters. Default: not shown.', examples: ['3'] })
      .optional(),
    flexitiPhone: z
      .string()
      .regex(phone)
      .nullable()
      .meta({
        description:
          'Telephone number at which customers reach Flexiti, 7 to 15 digits; `null` takes back an earlier one. Default: no number is told.',
        examples: ['1-800-555-0199'],
      })
      .optional(),
    language: z.enum(languages).meta({ description: "The cashier's language, `en-CA` or `fr-CA`." }).default('en-CA'),
    serial: serialOf(section)
      .meta({
        description: 'A scanner on a serial port. Default: HID POS scanners, and serial ones of the known makers.',
      })
      .optional(),
    keyboard: section({
      prefix: affix
        .meta({
          description:
            'What the scanner types before each scan, up to 8 visible characters; needed only for very slow ones. Default: nothing.',
        })
        .optional(),
      suffix: affix
        .meta({
          description:
            'What the scanner types after each scan other than Enter or Tab, up to 8 visible characters; needed only for very slow ones. Default: nothing.',
        })
        .optional(),
    })
      .meta({ description: 'Scanners that type like a keyboard.' })
      .optional(),
    sameScanMs: z
      .int()
      .min(0)
      .max(60_000)
      .meta({
        description:
          'How soon after another the same code of one scanner counts as the same scan, in milliseconds, up to 60000.',
      })
      .default(2000),
    overrideAllowed: z
      .boolean()
      .meta({ description: 'Whether a merchant may override the verification.' })
      .default(false),
    scanningAllowed: z
      .boolean()
      .meta({ description: 'Whether licences may be scanned here; without it customers are found by hand alone.' })
      .default(true),
    pinInCopies: z
      .boolean()
      .meta({
        description:
          'Whether the PIN and an authorised user’s card number are copied with the other values and are in the QR code of the hand-over.',
      })
      .default(false),
    singleKeys: z
      .boolean()
      .meta({
        description:
          'Whether a digit or a letter alone chooses what it is printed beside; without it choices are made by Tab and the arrow keys, or by touch.',
      })
      .default(true),
    customerDisplay: text(100)
      .meta({
        description:
          'Where the customer sees the plans: `auto` for a second display where there is one, `off` for none, or the name of a display as the system has it; a display without a name has its size, as in `1920x1080`.',
        examples: ['auto'],
      })
      .default('auto'),
    printer: section({
      address: text(300)
        .regex(printerAddress)
        .meta({
          description:
            'Where slips are printed: `system:NAME` for a printer of the system, `folder:PATH` for PDF files, `tcp:HOST:PORT`, `file:PATH` or `serial:PORT` for a receipt printer. Default: no slips.',
          examples: ['tcp:192.0.2.40:9100', 'file:/dev/usb/lp0', 'serial:COM4', 'system:Office'],
        })
        .nullable()
        .optional(),
      paper: z
        .enum(['letter', 'a4', '80mm', '58mm'])
        .meta({
          description:
            'Its paper: `letter`, `a4`, `80mm` or `58mm`. Default: `80mm` for a receipt printer, `letter` for others.',
        })
        .optional(),
      baudRate: z
        .int()
        .positive()
        .max(maxBaudRate)
        .meta({ description: 'Bits a second of a receipt printer on a serial port. Default: `9600`.' })
        .optional(),
    })
      .meta({ description: 'The printer of slips for the customer.' })
      .optional(),
    auditDays: z
      .int()
      .min(1)
      .max(3650)
      .meta({ description: 'For how many days the audit trail is stored, 1 to 3650.' })
      .default(90),
    retryAfterMinutes: z
      .int()
      .min(1)
      .max(60)
      .meta({
        description: 'For how many minutes at most the terminal waits where Flexiti asks it to, 1 to 60.',
      })
      .default(15),
    lockAfterMinutes: z
      .int()
      .min(0)
      .max(240)
      .meta({
        description:
          'After how many minutes without a key, a touch or a scan the lane locks itself and clears the screen, up to 240; 0 for never.',
      })
      .default(5),
    parkedHours: z
      .int()
      .min(1)
      .max(72)
      .meta({
        description: 'After how many hours a parked customer is forgotten where there is no `closingTime`, 1 to 72.',
      })
      .default(12),
    closingTime: z
      .string()
      .regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$/)
      .nullable()
      .meta({
        description:
          'When the store closes and parked customers are forgotten, HH:MM, in place of `parkedHours`; `null` takes back an earlier one. Default: `parkedHours` counts.',
        examples: ['21:30'],
      })
      .optional(),
    sandbox: section({
      port: z
        .int()
        .min(1)
        .max(65535)
        .meta({ description: 'Port of the sandbox on this computer. Default: any free port.' })
        .optional(),
      controlToken: text(200)
        .min(16)
        .meta({
          description:
            "Token of the sandbox's control surface, for tests and demonstrations, 16 characters or more. Default: a random token.",
        })
        .optional(),
    })
      .meta({ description: 'The embedded training sandbox; of no effect on a live terminal.' })
      .optional(),
  };
}

function serialOf(section: typeof z.strictObject) {
  return section(
    withoutDefaults({
      path: text(260)
        .meta({
          description:
            'Port of the scanner; once the scanner was there it is found under any other port too. Not needed where `usb` is given.',
          examples: ['COM3', '/dev/ttyUSB0'],
        })
        .optional(),
      usb: section({
        vendorId: usbNumber.meta({ examples: ['0c2e'] }),
        productId: usbNumber.meta({ examples: ['0b61'] }),
        serialNumber: text(126).meta({ description: 'Needed where several of this make are plugged in.' }).optional(),
      })
        .meta({
          description: 'The scanner by its USB identity: it is found by this under any port. Default: found by `path`.',
        })
        .optional(),
      baudRate: z
        .int()
        .positive()
        .max(maxBaudRate)
        .meta({ description: 'Bits a second, as the scanner is set.' })
        .default(defaultLine.baudRate),
      dataBits: z.literal([7, 8]).meta({ description: '7 or 8.' }).default(defaultLine.dataBits),
      parity: z
        .enum(['none', 'even', 'odd'])
        .meta({ description: '`none`, `even` or `odd`.' })
        .default(defaultLine.parity),
      stopBits: z.literal([1, 2]).meta({ description: '1 or 2.' }).default(defaultLine.stopBits),
    }),
  ).refine(({ path, usb }) => path !== undefined || usb !== undefined, { path: ['path'] });
}

export const settingsFields = fieldsOf(z.object);

/** The provisioning file. An unknown field is an error: most likely it is a known one, misspelt. */
export const provisioningSchema = z
  .strictObject({
    $schema: z.string().meta({ description: 'Path of the schema, for editors; of no effect.' }).optional(),
    api: z
      .strictObject({
        baseUrl,
        clientId,
        clientSecret,
        caFile,
        proxyLogin: z
          .strictObject({ proxy: proxyAddress, user: proxyUser, password: proxyPassword })
          .meta({
            description:
              "What the store's proxy is told where it asks for a login (Basic). Default: nothing, and Flexiti is not reached through it.",
          })
          .optional(),
      })
      .meta({ description: 'Access to Flexiti. Without it the terminal stays in training mode.' })
      .optional(),
    ...withoutDefaults(fieldsOf(z.strictObject)),
    unlockPin: z
      .string()
      .regex(/^[0-9]{4,8}$/)
      .nullable()
      .meta({
        description:
          'PIN that unlocks the lane, 4 to 8 digits; `null` takes back an earlier one. Default: any key unlocks it.',
        examples: ['4711'],
      })
      .optional(),
  })
  .meta({ title: 'Flexiti POS Terminal: provisioning file' });

const storedSerial = serialOf(z.object);

/**
 * The stored file: neither the secret, the proxy's password nor the PIN, but what is set at the counter. Fields of a later version are
 * dropped.
 */
export const storedSchema = z.object({
  api: z
    .object({ baseUrl, clientId, caFile, proxyLogin: z.object({ proxy: proxyAddress, user: proxyUser }).optional() })
    .optional(),
  ...withoutDefaults(settingsFields),
  /** Scanners that were set up at the counter, the latest first. */
  scanners: z.array(storedSerial).max(maxScanners).optional(),
  unlockPin: z.object({ salt: hexadecimal(32), hash: hexadecimal(64) }).optional(),
  /** Whether the tour of training mode was seen on this machine. */
  tourSeen: z.boolean().optional(),
});

export type Provisioned = z.infer<typeof provisioningSchema>;
export type Stored = z.infer<typeof storedSchema>;
export type StoredSerial = z.infer<typeof storedSerial>;
