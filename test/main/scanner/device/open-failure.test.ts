import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hidOpenFailure } from '../../../../main/scanner/hid/open-failure';
import { openFailure, probe } from '../../../../main/scanner/device/open-failure';

describe('why a port could not be opened', () => {
  it.each([
    ['Error No such file or directory Cannot open /dev/ttyUSB0', 'ENOENT', 'absent'],
    ['Error Aucun fichier ou dossier de ce type Cannot open /dev/ttyUSB0', 'ENOENT', 'absent'],
    ['Error No such device or address Cannot open /dev/ttyS9', 'ENXIO', 'absent'],
    ['Opening COM3: File not found', null, 'absent'],
    ['Error Permission denied Cannot open /dev/ttyUSB0', 'EACCES', 'no_permission'],
    ['Error Permission non accordée Cannot open /dev/ttyUSB0', 'EACCES', 'no_permission'],
    ['Error Operation not permitted Cannot open /dev/ttyUSB0', 'EPERM', 'no_permission'],
    ['Error Resource temporarily unavailable Cannot lock port', null, 'busy_elsewhere'],
    ['Error Device or resource busy Cannot open /dev/ttyUSB0', 'EBUSY', 'busy_elsewhere'],
    ['Opening COM3: Access denied', null, 'busy_elsewhere'],
    ['Opening COM3: Unknown error code 32', null, 'busy_elsewhere'],
    ['Opening COM3: Unknown error code 321', null, 'failed'],
    ['Opening COM3: Unknown error code 1122', null, 'failed'],
    ['Error: Inappropriate ioctl for device', null, 'failed'],
    ['Error Input/output error Cannot open /dev/ttyS5', 'EIO', 'absent'],
    ['Error No such file or directory Cannot open /dev/ttyUSB0', null, 'absent'],
    ['', 'EMFILE', 'failed'],
  ])('%s (%s) is %s', (message, errno, state) => {
    expect(openFailure(message, errno)).toBe(state);
  });

  it.each([31, 121, 433, 1167, 1256])('Windows’ error %i is a device that is not connected', (code) => {
    expect(openFailure(`Opening COM3: Unknown error code ${code}`, null)).toBe('absent');
    expect(openFailure(`Open (SetCommState): Unknown error code ${code}`, null)).toBe('absent');
    const hex = code.toString(16).toUpperCase().padStart(8, '0');
    expect(hidOpenFailure(`open_device: (0x${hex}) The text is localised.`, null)).toBe('absent');
  });

  it('takes the system’s code, which is not localised', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'probe-'));
    expect(await probe(join(folder, 'nothing'))).toBe('ENOENT');
    expect(await probe('/dev/null')).toBeNull();
    expect(await probe(join(folder, 'nothing'), 'win32')).toBeNull();
    await rm(folder, { recursive: true });
  });
});
