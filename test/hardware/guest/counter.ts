// The project's own scanner hub, with what it tells.
import { createHub, createSerialTransport } from '../../../main/scanner';
import type { Hub } from '../../../main/scanner';
import { isComplete } from '../../../main/licence';
import { Heard } from './heard';

export class Counter extends Heard {
  private readonly hub: Hub = createHub(this.hear);
  /** How much of a payload has come, as the framing last asked. */
  collected = 0;

  addSerial(path: string, id = 'counter'): void {
    const ask = (payload: string): boolean => {
      this.collected = payload.length;
      return isComplete(payload);
    };
    this.hub.add((emit) => createSerialTransport({ id, path, baudRate: 9600, isComplete: ask, emit }));
  }

  close(): Promise<void> {
    return this.hub.close();
  }
}
