import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plainHead } from '../../../../main/shell/network/plain-head';

const head = {
  statusCode: 200,
  statusLine: 'HTTP/1.1 200 OK',
  responseHeaders: { date: ['today'], 'retry-after': ['2'] },
};

it('leaves a plain head as it is', () => {
  expect(plainHead(head)).toBeNull();
  expect(plainHead({ statusCode: 599, statusLine: 'HTTP/1.1 599 ' })).toBeNull();
});

it.each([0, 2, 99, 103, 199, 600, 999])('makes %i the status of a gateway', (statusCode) => {
  const { responseHeaders } = head;
  expect(plainHead({ ...head, statusCode })).toEqual({ statusLine: 'HTTP/1.1 502 Bad Gateway', responseHeaders });
});

it('leaves out odd words and odd lines', () => {
  const { responseHeaders } = head;
  expect(plainHead({ ...head, statusLine: 'HTTP/1.1 404 Introuvable, d\u00e9sol\u00e9', statusCode: 404 })).toEqual({
    statusLine: 'HTTP/1.1 404 Plain',
    responseHeaders,
  });
  const odd = { 'x-odd': ['a\u0000b'], 'x-\u00e9': ['1'], 'a b': ['1'], '': ['1'], 'x-two': ['fine', '\u00ff'] };
  expect(plainHead({ ...head, responseHeaders: { ...responseHeaders, ...odd } })).toEqual({
    statusLine: 'HTTP/1.1 200 Plain',
    responseHeaders,
  });
});

it('gives, for whatever head, one of which a Response can be made', () => {
  const text = fc.string({ unit: 'binary', maxLength: 20 });
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999 }),
      text,
      fc.dictionary(text, fc.array(text, { maxLength: 3 })),
      (statusCode, words, responseHeaders) => {
        const given = { statusCode, statusLine: `HTTP/1.1 ${statusCode} ${words}`, responseHeaders };
        const { statusLine, responseHeaders: lines } = plainHead(given) ?? given;
        const [, status = '', statusText = ''] = /^HTTP\/1.1 (\d+) ?(.*)$/s.exec(statusLine) ?? [];
        const headers = Object.entries(lines).flatMap(([name, values]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const body = [204, 205, 304].includes(Number(status)) ? null : 'fine';
        expect(new Response(body, { status: Number(status), statusText, headers }).status).toBe(Number(status));
      },
    ),
  );
});
