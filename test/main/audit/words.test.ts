// Whatever the audit trail has to say has its words, with the parameters that it brings, and no others are there.
import { expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/shell.json';
import type { ExportArgumentProblem, ExportProblem } from '../../../main/audit';

// A record, so that a code without words does not compile.
const params: Record<ExportArgumentProblem | ExportProblem['code'], string[]> = {
  export_arguments: [],
  export_since_alone: [],
  export_since_invalid: [],
  export_into_trail: ['file'],
  export_not_read: ['file', 'reason'],
  export_not_written: ['file', 'reason'],
  export_damaged: ['count'],
};

it('every code of the export has its words', () => {
  const words = Object.entries(english).filter(([key]) => key.startsWith('shell_export_'));
  const found = words.map(([key, text]) => [
    key.replace('shell_', ''),
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  ]);
  expect(Object.fromEntries(found)).toEqual(params);
});
