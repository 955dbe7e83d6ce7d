// Payloads of invented people as scanners send them, and when they are complete, for the tests of framing.

/** A licence of two subfiles with exact lengths; the names are separated by `@`, an element is a mail address. */
export function aamva(family: string, given = 'ANNE@MARIE'): string {
  const dl = `DLDCS${family}\nDCT${given}\nDBB19800229\nDAG12 RUE DE L'EGLISE\nDAIMONTREAL\nDAJQC\nDAKH2X1Y4     \nDAQT1234-010180-05\nDBA20300228\r`;
  const zq = `ZQZQAanne@example.com\nZQB100%\nZQC]L0\r`;
  const first = 41;
  const two = (n: number): string => String(n).padStart(4, '0');
  return `@\n\x1e\rANSI 604428080102DL${two(first)}${two(dl.length)}ZQ${two(first + dl.length)}${two(zq.length)}${dl}${zq}`;
}

/** British Columbia's three stripes. */
export function stripes(family: string): string {
  return (
    `%BCVICTORIA^${family},$JANE ANN^1-100 GOVERNMENT ST$VICTORIA BC  V8V 1X4^?` +
    `;6360281234567=301219800229=?` +
    `_%0AV8V1X4     5                         F165 60BROBLU9000000000                ?`
  );
}

/** The decoder's rule: the declared end is reached, with the last subfile's CR. */
export function isComplete(payload: string): boolean {
  const bare = payload.replace(/^\]L\d/, '');
  if (bare.startsWith('%BC')) return /^%BC[^?]*\?;[^?]*\?_%[^?]*\?$/.test(bare);
  if (!bare.startsWith('@\n\x1e\rANSI ') || bare.length < 21) return false;
  const entries = Number(bare.slice(19, 21));
  const ends: number[] = [];
  for (let index = 0; index < entries; index += 1) {
    const designator = /^[A-Z]{2}(\d{4})(\d{4})$/.exec(bare.slice(21 + 10 * index, 31 + 10 * index));
    if (designator === null) return false;
    ends.push(Number(designator[1]) + Number(designator[2]));
  }
  return ends.length > 0 && bare.length === Math.max(...ends) && bare.endsWith('\r');
}
