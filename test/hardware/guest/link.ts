// The guest's side of the link to the host.
import { createReadStream, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { FromGuest, FromHost, HostMethod, HostMethods } from '../protocol';

interface Pending {
  done: (result: unknown) => void;
  fail: (problem: Error) => void;
}

const ports = '/sys/class/virtio-ports';
const port = readdirSync(ports).find((name) => readFileSync(`${ports}/${name}/name`, 'utf8').trim() === 'link');
const file = openSync(`/dev/${port ?? ''}`, 'r+');
const pending = new Map<number, Pending>();
let lastId = 0;

createInterface({ input: createReadStream('', { fd: file }) }).on('line', (line) => {
  const answer = JSON.parse(line) as FromHost;
  const { done, fail } = pending.get(answer.id) ?? {};
  pending.delete(answer.id);
  if ('error' in answer) fail?.(new Error(answer.error));
  else done?.(answer.result);
});

export function send(message: FromGuest): void {
  writeSync(file, `${JSON.stringify(message)}\n`);
}

/** @throws Error with the host's message */
export async function callHost<Name extends HostMethod>(
  method: Name,
  params: Parameters<HostMethods[Name]>[0],
): Promise<ReturnType<HostMethods[Name]>> {
  const result = await new Promise((done, fail) => {
    lastId += 1;
    pending.set(lastId, { done, fail });
    send({ type: 'call', id: lastId, method, params });
  });
  // The host's side has the same types.
  return result as ReturnType<HostMethods[Name]>;
}
