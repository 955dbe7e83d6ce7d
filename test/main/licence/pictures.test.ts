// Through an image of the barcode: bwip-js draws it, zxing-wasm reads it, and the payload is the same byte for byte.
import { toBuffer } from 'bwip-js/node';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { bcCard } from '../../fixtures/licence/bc-cards';
import { aamvaCard, type Card } from '../../fixtures/licence/cards';
import { differences, read } from '../../fixtures/licence/compare';
import { jurisdictions } from '../../fixtures/licence/jurisdictions';

/** Control characters, carets and letters beyond ASCII in bwip-js notation: `^` and three digits. */
function escaped(payload: string): string {
  return Array.from(payload, (c) => {
    const code = c.charCodeAt(0);
    return code < 32 || code > 126 || c === '^' ? `^${String(code).padStart(3, '0')}` : c;
  }).join('');
}

async function throughPicture(payload: string): Promise<string> {
  // A variable, because the package's types lack the symbology's own options.
  const options = {
    bcid: 'pdf417',
    text: escaped(payload),
    parse: true,
    columns: 13,
    eclevel: 5,
    scale: 2,
    padding: 10,
    backgroundcolor: 'FFFFFF',
  };
  const picture: Buffer = await toBuffer(options);
  const [result] = await readBarcodes(new Uint8Array(picture), { formats: ['PDF417'] });
  return result === undefined ? '' : Buffer.from(result.bytes).toString('latin1');
}

async function expectSameThroughPicture(card: Card): Promise<void> {
  const payload = await throughPicture(card.payload);
  expect(payload).toBe(card.payload);
  expect(differences(card, payload).wrong).toEqual([]);
  expect(read(payload).repairs).toEqual([]);
}

describe('a picture of a barcode', () => {
  beforeAll(() => {
    const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const { buffer, byteOffset, byteLength } = readFileSync(wasm);
    const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength);
    prepareZXingModule({ overrides: { wasmBinary } });
  });

  it.each(jurisdictions.map((jurisdiction, i) => [jurisdiction.code, jurisdiction, i] as const))(
    'from %s decodes to the licence that was written',
    async (_, jurisdiction, i) => {
      const version = 1 + (i % 11);
      await expectSameThroughPicture(aamvaCard({ seed: 600 + i, version, jurisdiction, kind: 'DL', tricky: true }));
    },
    20_000,
  );

  it("with British Columbia's tracks decodes to the licence that was written", async () => {
    for (let seed = 0; seed < 4; seed++) await expectSameThroughPicture(bcCard(seed));
  }, 20_000);
});
