// The host's methods for the guest. All decisions, such as what a scanner sends, are made by the suites.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { HostMethods } from '../protocol';
import type { Machine } from './machine';
import type { Qmp } from './qmp';

type Asynchronous = {
  [Name in keyof HostMethods]: (...args: Parameters<HostMethods[Name]>) => Promise<ReturnType<HostMethods[Name]>>;
};

export function createProxy(machine: Machine, qmp: Qmp, wanted: string[]): Asynchronous {
  const lines = new Map<string, Socket>();
  return {
    wanted: () => Promise.resolve(wanted),

    async qemu({ execute, arguments: parameters, until }) {
      const event = until === undefined ? undefined : qmp.event(until);
      const result = await qmp.execute(execute, parameters);
      await event;
      return result;
    },

    async makeLine({ line }) {
      const address = { type: 'unix', data: { path: machine.socketPath(line) } };
      const data = { addr: address, server: true, wait: false };
      await qmp.execute('chardev-add', { id: line, backend: { type: 'socket', data } });
      return null;
    },

    async connect({ line }) {
      const socket = await machine.connect(line);
      // The guest's data to a scanner is discarded.
      socket.resume();
      // Some suites disconnect during a write.
      socket.on('error', () => undefined);
      lines.set(line, socket);
      return null;
    },

    async disconnect({ line }) {
      const socket = lines.get(line);
      lines.delete(line);
      if (socket === undefined || socket.destroyed) return null;
      socket.destroy();
      await once(socket, 'close');
      return null;
    },

    async write({ line, pieces }) {
      for (const { hex, pauseMs } of pieces) {
        if (pauseMs > 0) await delay(pauseMs);
        const socket = lines.get(line);
        if (socket === undefined) return false;
        const written = await new Promise<boolean>((done) => {
          socket.write(Buffer.from(hex, 'hex'), (problem) => {
            done(problem === null || problem === undefined);
          });
        });
        if (!written) return false;
      }
      return true;
    },
  };
}
