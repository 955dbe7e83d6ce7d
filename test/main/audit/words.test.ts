// Each code of the audit trail has its message with its parameters, and there are no others.
import { expect, it } from 'vitest';
import english from '../../../resources/messages/en-CA/shell.json';
import type { ExportArgumentProblem, ExportProblem } from '../../../main/audit';

// A record, so that a code without a message does not compile.
const params: Record<ExportArgumentProblem | ExportProblem['code'], string[]> = {
  export_arguments: [],
  export_since_alone: [],
  export_since_invalid: [],
  export_into_trail: ['file'],
  export_not_read: ['file', 'reason'],
  export_not_written: ['file', 'reason'],
  export_damaged: ['count'],
};

it('every code of the export has its message', () => {
  const words = Object.entries(english).filter(([key]) => key.startsWith('shell_export_'));
  const found = words.map(([key, text]) => [
    key.replace('shell_', ''),
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
  ]);
  expect(Object.fromEntries(found)).toEqual(params);
});
