// A port's path as people write it is the one that the system lists.
import { expect, it } from 'vitest';
import { portPath } from '../../../main/base';

it.each([
  ['com3', 'COM3'],
  ['Com13:', 'COM13'],
  [' COM4 ', 'COM4'],
  ['\\\\.\\COM13', 'COM13'],
  ['\\\\.\\com3', 'COM3'],
  ['\\\\?\\COM7', 'COM7'],
  ['COM3', 'COM3'],
  ['/dev/ttyUSB0', '/dev/ttyUSB0'],
  ['/dev/com3', '/dev/com3'],
  ['COM', 'COM'],
])('%s is %s', (written, listed) => {
  expect(portPath(written)).toBe(listed);
});
