// The guest's main program: runs the requested suites.
import { cdcSuite } from '../../suites/cdc';
import { hidUhidSuite } from '../../suites/hid-uhid';
import { hidUsbSuite } from '../../suites/hid-usb';
import { keyboardSuite } from '../../suites/keyboard';
import { refusedSuite } from '../../suites/refused';
import { serialSuite } from '../../suites/serial';
import { unplugSuite } from '../../suites/unplug';
import { callHost, send } from '../link';
import { runSuite } from '../suite';
import type { Suite } from '../suite';

const suites: readonly Suite[] = [
  serialSuite,
  unplugSuite,
  refusedSuite,
  cdcSuite,
  hidUsbSuite,
  hidUhidSuite,
  keyboardSuite,
];

const wanted = await callHost('wanted', {});
const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
for (const suite of unknown) {
  send({
    type: 'check',
    suite,
    name: 'is a suite',
    ms: 0,
    failure: `They are ${suites.map(({ name }) => name).join(', ')}.`,
  });
}
for (const suite of suites) {
  if (wanted.length === 0 || wanted.includes(suite.name)) await runSuite(suite);
}
send({ type: 'end' });
