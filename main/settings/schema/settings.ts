// What a terminal is set to, training or live.
import type { SerialScanner } from '../../base';
import { valuesOf } from './fields';
import type { Values } from './fields';
import { settingsFields } from './schema';
import type { Stored } from './schema';
import { serialScanners } from './serial-scanner';

const { serial, ...simpleFields } = settingsFields;

export interface Settings extends Values<typeof simpleFields> {
  /** Scanners on serial ports: those that were set up at the counter, and the one of the provisioning file. */
  serial: SerialScanner[];
  /** Null where any key unlocks the lane. */
  unlockPin: UnlockPin | null;
  /** Whether the tour of training mode was seen on this machine. */
  tourSeen: boolean;
}

/** A PIN as it is stored, in hexadecimal digits: it cannot be read back. */
export type UnlockPin = NonNullable<Stored['unlockPin']>;

/** Address of the POS API, without a slash at the end, and the terminal's client id. */
export type ApiAccess = NonNullable<Stored['api']>;

/** With its secrets. */
export type ApiCredentials = Omit<ApiAccess, 'proxyLogin'> & { clientSecret: string; proxyLogin?: ProxyLogin };

/** What the store's proxy is told where it asks for a login. */
export type ProxyLogin = NonNullable<ApiAccess['proxyLogin']> & { password: string };

export function withDefaults(stored: Stored): Settings {
  return {
    ...valuesOf(simpleFields, stored),
    serial: serialScanners(stored),
    unlockPin: stored.unlockPin ?? null,
    tourSeen: stored.tourSeen ?? false,
  };
}
