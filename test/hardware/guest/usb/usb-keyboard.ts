// QEMU's USB keyboard, on which a scanner or a person types, and a stand-in for the page that receives the keys.
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Keystroke } from '../../../../main/base';
import type { Keystrokes } from '../../../../main/scanner';
import { until } from '../expect';
import { KeyDecoder, keysFor } from './keys';
import { callHost } from '../link';

/** QEMU drops faster keys: its keyboard is polled, and buffers few. */
const keyMs = 25;
/** `struct input_event` on 64 bits: time (16 bytes), type, code, value. */
const eventLength = 24;
const keyEvent = 1;

export class UsbKeyboard implements Keystrokes {
  private readonly decoder = new KeyDecoder();
  private take: (stroke: Keystroke) => boolean = () => true;
  private arrivals: number[] = [];
  /** The keys that the page received, without modifiers. */
  page: string[] = [];
  /** The number of keyups. */
  up = 0;

  static async plug(): Promise<UsbKeyboard> {
    const device = { driver: 'usb-kbd', id: 'keyboard', bus: 'usb.0' };
    await callHost('qemu', { execute: 'device_add', arguments: device });
    const path = await until('the keyboard', findKeyboard);
    return new UsbKeyboard(path);
  }

  private constructor(path: string) {
    let rest = Buffer.alloc(0);
    createReadStream(path).on('data', (bytes) => {
      rest = Buffer.concat([rest, Buffer.from(bytes)]);
      for (; rest.length >= eventLength; rest = rest.subarray(eventLength)) this.receive(rest);
    });
  }

  private receive(event: Buffer): void {
    if (event.readUInt16LE(16) !== keyEvent) return;
    const stroke = this.decoder.decode(event.readUInt16LE(18), event.readInt32LE(20));
    if (stroke === null) return;
    if (stroke.kind === 'down') this.arrivals.push(performance.now());
    if (this.take(stroke)) this.show(stroke);
    if (stroke.kind === 'up') this.up += 1;
  }

  listen(take: (stroke: Keystroke) => boolean): () => void {
    this.take = take;
    return () => {
      this.take = () => true;
    };
  }

  release(strokes: readonly Keystroke[]): void {
    for (const stroke of strokes) this.show(stroke);
  }

  takeBack(characters: number): void {
    this.page.splice(this.page.length - characters);
  }

  textFieldFocused(): boolean {
    return true;
  }

  /**
   * Types, and waits until all keys have arrived.
   *
   * @param everyMs the least time between characters
   * @returns the longest pause between two keys on arrival, in ms
   */
  async type(text: string, everyMs = keyMs): Promise<number> {
    this.page = [];
    this.arrivals = [];
    this.up = 0;
    let pressed = 0;
    for (const character of text) {
      const keys = keysFor(character);
      const event = (down: boolean) => (qcode: string) => ({
        type: 'key',
        data: { down, key: { type: 'qcode', data: qcode } },
      });
      const events = [...keys.map(event(true)), ...keys.toReversed().map(event(false))];
      await callHost('qemu', { execute: 'input-send-event', arguments: { events } });
      pressed += keys.length;
      await delay(Math.max(everyMs, keys.length * keyMs));
    }
    await until('all keys', () => this.up >= pressed);
    const gaps = this.arrivals.slice(1).map((at, index) => at - (this.arrivals[index] ?? at));
    return Math.max(0, ...gaps);
  }

  private show({ kind, key }: Keystroke): void {
    if (kind === 'down' && !['Shift', 'Control'].includes(key)) this.page.push(key);
  }
}

function findKeyboard(): string | null {
  const inputs = '/sys/class/input';
  const name = readdirSync(inputs).find((entry) => entry.startsWith('event') && isKeyboard(`${inputs}/${entry}`));
  return name === undefined ? null : `/dev/input/${name}`;
}

function isKeyboard(folder: string): boolean {
  return readFileSync(`${folder}/device/name`, 'utf8').includes('USB Keyboard');
}
