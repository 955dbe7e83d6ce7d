// Whether somebody listens on a port of this computer.
import { connect } from 'node:net';

export function knock(port: number): Promise<'open' | 'closed'> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
      .once('connect', () => {
        socket.destroy();
        done('open');
      })
      .once('error', () => {
        done('closed');
      });
  });
}
