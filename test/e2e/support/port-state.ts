// Whether a port of this computer accepts connections.
import { connect } from 'node:net';

export function portState(port: number): Promise<'open' | 'closed'> {
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
