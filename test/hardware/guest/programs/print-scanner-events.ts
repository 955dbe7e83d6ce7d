// The scanners in a separate process, for users other than root: prints the events, one JSON object per line. The argument
// is the configured serial scanners.
import type { SerialScanner } from '../../../../main/base';
import { openGuestScanners } from '../guest-scanners';

const [argument = '[]'] = process.argv.slice(2);
openGuestScanners(JSON.parse(argument) as SerialScanner[], {
  onEvent: (event) => process.stdout.write(`${JSON.stringify(event)}\n`),
});
// Keeps the process running, which a hub without open scanners does not.
process.stdin.resume();
