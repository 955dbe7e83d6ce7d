// Reads a barcode from a picture of the screen.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReadInputBarcodeFormat } from 'zxing-wasm/reader';

let isPrepared = false;

/** The content of a picture's barcode, one character per byte (ISO 8859-1); null where none is found. */
export async function readBarcode(picture: Uint8Array, format: ReadInputBarcodeFormat): Promise<string | null> {
  if (!isPrepared) {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const { buffer, byteOffset, byteLength } = readFileSync(wasm);
    prepareZXingModule({ overrides: { wasmBinary: buffer.slice(byteOffset, byteOffset + byteLength) } });
    isPrepared = true;
  }
  const [result] = await readBarcodes(new Uint8Array(picture), { formats: [format] });
  return result === undefined ? null : Buffer.from(result.bytes).toString('latin1');
}
