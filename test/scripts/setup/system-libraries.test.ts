import { expect, it } from 'vitest';
import { missingPackages, readInstalled } from '../../../scripts/setup/system-libraries.mjs';

it('reads what dpkg-query says: removed packages are not installed', () => {
  expect([...readInstalled('libnss3 installed\nxvfb config-files\nudev not-installed\n')]).toEqual(['libnss3']);
});

it('names what is missing of the groups that are wanted', () => {
  const installed = new Set(['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libusb-1.0-0']);
  expect(missingPackages(['electron'], installed)).toEqual([['udev']]);
  expect(missingPackages(['electron', 'display'], installed)).toEqual([['udev'], ['xvfb'], ['xauth'], ['socat']]);
  const displays = ['xserver-xorg-core', 'xserver-xorg-video-dummy', 'x11-xserver-utils'];
  const printing = ['cups', 'printer-driver-cups-pdf', 'poppler-utils'];
  const forTests = ['xdotool', 'chromium', 'dbus', 'gnome-keyring', 'libsecret-1-0', ...displays, ...printing];
  expect(missingPackages(['tests'], installed)).toEqual(forTests.map((name) => [name]));
  expect(missingPackages(['tests'], new Set(forTests))).toEqual([]);
});

it('takes a package under its newer name', () => {
  const installed = new Set([
    'libgtk-3-0t64',
    'libnss3',
    'libasound2t64',
    'libgbm1',
    'libxss1',
    'libusb-1.0-0',
    'udev',
  ]);
  expect(missingPackages(['electron'], installed)).toEqual([]);
});
