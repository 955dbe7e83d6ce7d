// Writes an initramfs: cpio in its "new ASCII" format. Everything in it belongs to root.
import { posix } from 'node:path';

const types = { file: 0o100000, folder: 0o040000, link: 0o120000 } as const;
const endMark = 'TRAILER!!!';

export class Cpio {
  private readonly parts: Buffer[] = [];
  private readonly folders = new Set<string>();

  /** @param path without a leading slash; parent folders are created */
  file(path: string, data: Uint8Array | string, mode = 0o644): void {
    this.folder(posix.dirname(path));
    this.add(path, types.file | mode, Buffer.from(data));
  }

  link(path: string, target: string): void {
    this.folder(posix.dirname(path));
    this.add(path, types.link | 0o777, Buffer.from(target));
  }

  folder(path: string, mode = 0o755): void {
    if (path === '.' || this.folders.has(path)) return;
    this.folder(posix.dirname(path));
    this.folders.add(path);
    this.add(path, types.folder | mode, Buffer.alloc(0));
  }

  /** The archive as consecutive parts. */
  end(): readonly Buffer[] {
    this.add(endMark, 0, Buffer.alloc(0));
    return this.parts;
  }

  private add(path: string, mode: number, data: Buffer): void {
    const name = Buffer.from(`${path}\0`);
    const number = this.parts.length + 1;
    // inode, mode, user, group, links, time, size, device (2 fields), own device (2 fields), length of the name, checksum
    const fields = [number, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length, 0];
    const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`);
    this.parts.push(padded(Buffer.concat([header, name])), padded(data));
  }
}

/** Everything is aligned to four bytes. */
function padded(bytes: Buffer): Buffer {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(4 - rest)]);
}
