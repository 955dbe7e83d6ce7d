// What the cashier was told after a restart, as rows of the journal: a program that is killed once more before the cashier
// has done anything about it says it again.
import { z } from 'zod';
import type { Notice, State, StoredSnapshot } from '../model';
import type { SnapshotRow } from './snapshot-row';

/** Beyond the number of any parked customer. */
const toldPlace = 999_999;

const param = z.union([z.string(), z.number()]);
const toldShape = z.strictObject({
  version: z.literal(1),
  told: z.strictObject({
    code: z.enum(['restored', 'restored_pin_again', 'restored_card_again', 'parked_wiped']),
    params: z.record(z.string(), param),
  }),
});

const lostShape = z.strictObject({ version: z.literal(1), lost: z.enum(['no_key', 'unreadable', 'version']) });

const lostCodes = {
  not_restored_no_keyring: 'no_key',
  not_restored_unreadable: 'unreadable',
  not_restored_version: 'version',
} as const;

function isLostCode(code: string): code is keyof typeof lostCodes {
  return Object.hasOwn(lostCodes, code);
}

/** The rows that say a notice of a restart again; none for any other notice. */
export function toldRows({ current, notice }: Pick<State, 'current'> & Partial<Pick<State, 'notice'>>): SnapshotRow[] {
  if (notice === undefined || notice === null) return [];
  const { code, params } = notice;
  const row = (index: number, place: number, contents: unknown): SnapshotRow => {
    const personal = JSON.stringify(contents);
    return { id: idBeside(current.id, index), place, since: 0, step: 'customer', personal };
  };
  if (isLostCode(code)) {
    // One for each, as their own rows were: without a keyring they are counted by these.
    const lost = { version: 1, lost: lostCodes[code] } satisfies z.infer<typeof lostShape>;
    const places = [
      ...Array<number>(Number(params['counter'])).fill(0),
      ...Array<number>(Number(params['parked'])).fill(toldPlace - 1),
    ];
    return places.map((place, index) => row(index, place, lost));
  }
  const told = toldShape.safeParse({ version: 1, told: { code, params } });
  return told.success ? [row(0, toldPlace, told.data)] : [];
}

/** An id that is no flow's and always the same, so that the row is written once. */
function idBeside(id: string, index: number): string {
  const head = (Number.parseInt(id.slice(0, 8), 16) ^ (0x80000001 + index)) >>> 0;
  return head.toString(16).padStart(8, '0') + id.slice(8);
}

/** Takes these rows apart from the customers'. Where there is no keyring, a notice about a restart before is dropped. */
export function splitTold(stored: readonly StoredSnapshot[]): { customers: StoredSnapshot[]; told: Notice | null } {
  let told: Notice | null = null;
  const customers = stored.flatMap((row): StoredSnapshot[] => {
    const contents = parse(row.personal);
    const lost = lostShape.safeParse(contents);
    if (lost.success) return [{ ...row, personal: null, why: lost.data.lost === 'version' ? null : lost.data.lost }];
    if (row.place !== toldPlace) return [row];
    told = toldShape.safeParse(contents).data?.told ?? null;
    return [];
  });
  return { customers, told };
}

function parse(personal: string | null): unknown {
  try {
    return personal === null ? null : JSON.parse(personal);
  } catch {
    return null;
  }
}
