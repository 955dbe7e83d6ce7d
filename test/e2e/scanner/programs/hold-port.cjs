// Holds a serial port, as another program would, until it is killed: node hold-port.cjs PATH
const { SerialPort } = require('serialport');

const port = new SerialPort({ path: process.argv[2], baudRate: 9600 });
port.on('open', () => process.stdout.write('open\n'));
// Keeps the process running.
port.resume();
port.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
