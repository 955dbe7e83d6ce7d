// The udev rules are read as udev reads them, and asked about devices as the kernel names them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makersByVendor } from '../../main/scanner/device/known-scanners';

const project = join(import.meta.dirname, '../..');
const path = join(project, 'resources/udev/70-flexiti-scanners.rules');

interface Term {
  key: string;
  operator: string;
  value: string;
}

const rules = readFileSync(path, 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(', ').map(termOf));

function termOf(text: string): Term {
  const [, key, operator, value] = /^([A-Z]+(?:\{\w+\})?)(==|!=|\+=|=)"([^"]*)"$/.exec(text) ?? [];
  if (key === undefined || operator === undefined || value === undefined) throw new Error(`No term of a rule: ${text}`);
  return { key, operator, value };
}

/** `*` and `?` as in a shell; the rules use no other pattern. */
function expressionOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}

/** A device's own and its parents' names and attributes, by the key that asks for them. */
type Known = Readonly<Record<string, readonly string[]>>;

/** What the rules assign to a device that has just come; the file's only jump is on a removal. */
function assigned(known: Known): Record<string, string> {
  const result: Record<string, string> = {};
  for (const rule of rules) {
    const conditions = rule.filter(({ operator }) => operator === '==');
    const matches = conditions.every(({ key, value }) =>
      value.split('|').some((pattern) => (known[key] ?? []).some((name) => expressionOf(pattern).test(name))),
    );
    if (!matches || conditions.length === 0) continue;
    for (const { key, operator, value } of rule) if (operator === '=' || operator === '+=') result[key] = value;
  }
  return result;
}

const hex = (vendor: number): string => vendor.toString(16).padStart(4, '0');
const hidraw = (name: string): Known => ({
  ACTION: ['add'],
  SUBSYSTEM: ['hidraw'],
  KERNELS: ['hidraw0', name, '1-2:1.0'],
});
const tty = (vendor: string, parent = 'usb'): Known => ({
  ACTION: ['add'],
  SUBSYSTEM: ['tty'],
  SUBSYSTEMS: ['tty', parent],
  'ATTRS{idVendor}': [vendor],
});
const access = { GROUP: 'dialout', MODE: '0660', TAG: 'uaccess' };

describe('the udev rules', () => {
  it.each([...makersByVendor.keys()].map((vendor) => [hex(vendor)]))('give access to the scanners of %s', (vendor) => {
    expect(assigned(hidraw(`0003:${vendor.toUpperCase()}:0B81.0001`))).toEqual(access);
    expect(assigned(tty(vendor))).toEqual({ ...access, 'ENV{ID_MM_DEVICE_IGNORE}': '1' });
  });

  it('leave everything else alone', () => {
    expect(assigned(hidraw('0003:046D:C31C.0002'))).toEqual({});
    // A product that has a maker's number.
    expect(assigned(hidraw('0003:046D:0C2E.0003'))).toEqual({});
    expect(assigned(tty('0403'))).toEqual({});
    expect(assigned(tty('0c2e', 'pci'))).toEqual({});
    expect(assigned({ ...hidraw('0003:0C2E:0B81.0001'), SUBSYSTEM: ['input'] })).toEqual({});
  });

  it('are read before those that hand seats their devices', () => {
    expect(Number(basename(path).slice(0, 2))).toBeLessThan(73);
  });

  it('are installed by the Debian package', () => {
    const configuration = readFileSync(join(project, 'electron-builder.yml'), 'utf8');
    const installed = `resources/udev/${basename(path)}=/usr/lib/udev/rules.d/${basename(path)}`;
    expect(configuration).toContain(`\n  fpm:\n    - ${installed}\n`);
  });

  // Since 254 udev reads rules on request; where there is no udev, the version is none.
  const version = parseInt(spawnSync('udevadm', ['--version'], { encoding: 'utf8' }).stdout, 10);
  it.runIf(version >= 254)('are rules to udev itself', () => {
    const { status, stdout, stderr } = spawnSync('udevadm', ['verify', '--resolve-names=never', path], {
      encoding: 'utf8',
    });
    expect(status, stdout + stderr).toBe(0);
  });
});
