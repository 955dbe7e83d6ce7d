// A counter in a process of its own, for users other than root: it prints what it hears, one JSON object a line. Its
// argument says which serial scanners are set.
import type { SerialScanner } from '../../../../main/base';
import { openGuestScanners } from '../guest-scanners';

const [argument = '[]'] = process.argv.slice(2);
openGuestScanners(JSON.parse(argument) as SerialScanner[], {
  onEvent: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
});
// A hub without open scanners does not keep a process running.
process.stdin.resume();
