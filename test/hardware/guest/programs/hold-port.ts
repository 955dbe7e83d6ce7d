// Another program that holds a serial port until it is killed.
import { SerialPort } from 'serialport';

const [path = ''] = process.argv.slice(2);
const port = new SerialPort({ path, baudRate: 9600 }, (problem) => {
  if (problem !== null) throw problem;
  process.stdout.write('held\n');
});
// Reading keeps the process running.
port.resume();
