// The embedded POS API alone: `npm run sandbox -- --port 0`.
import { parseArgs } from 'node:util';
import { startTraining } from '../main/app/training';

const usage = 'Usage: npm run sandbox -- [--port N] [--override] [--control-token TOKEN]';

interface Options {
  port: number;
  override: boolean;
  controlToken: string | undefined;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n${usage}\n`);
  process.exit(2);
}

function readOptions(args: string[]): Options {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '0' },
        override: { type: 'boolean', default: false },
        'control-token': { type: 'string' },
      },
    });
    const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : -1;
    if (port < 0 || port > 65_535) fail(`--port takes a number from 0 to 65535, not ${values.port}.`);
    const controlToken = values['control-token'];
    if (controlToken === '') fail('--control-token must not be empty.');
    return { port, override: values.override, controlToken };
  } catch (error) {
    fail(error instanceof Error ? error.message : 'The options were not understood.');
  }
}

const { port, override, controlToken } = readOptions(process.argv.slice(2));

// The caller may read the first line only and close the pipes.
process.stderr.on('error', () => undefined);

try {
  const sandbox = await startTraining({
    port,
    overrideAllowed: override,
    now: Date.now,
    log: (line) => process.stderr.write(`${line}\n`),
    ...(controlToken === undefined ? {} : { controlToken }),
  });
  const stop = (): void => {
    void sandbox.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  const { baseUrl, clientId, clientSecret } = sandbox;
  process.stdout.write(`${JSON.stringify({ baseUrl, clientId, clientSecret })}\n`);
  process.stderr.write(`control ${sandbox.controlUrl} x-sandbox-control: ${sandbox.controlToken}\n`);
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') fail(`Port ${port} is in use. Choose another, or 0 for any free one.`);
  if (code === 'EACCES') fail(`Port ${port} may not be used without more rights. Choose one above 1023.`);
  throw error;
}
