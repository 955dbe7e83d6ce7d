// What is generated from the settings' schema: the JSON Schema for technicians' editors and the list in docs/operations.md.
// `npx vitest run --project unit test/main/settings/schema-file.test.ts -u` writes both anew.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { provisioningSchema } from '../../../main/settings/schema/schema';

const root = join(import.meta.dirname, '../../..');
const schema = z.toJSONSchema(provisioningSchema);

it('resources/provisioning.schema.json is made from the schema', async () => {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
  await expect(text).toMatchFileSnapshot(join(root, 'resources/provisioning.schema.json'));
});

it('the list of settings in docs/operations.md is made from the schema', async () => {
  const file = join(root, 'docs/operations.md');
  const list = await format(linesOf(schema).join('\n'), { parser: 'markdown', printWidth: 120, proseWrap: 'always' });
  const text = (await readFile(file, 'utf8')).replace(
    /(<!-- settings:begin -->\n).*(<!-- settings:end -->)/s,
    (_, begin: string, end: string) => `${begin}\n${list}\n${end}`,
  );
  expect(text).toContain(list);
  await expect(text).toMatchFileSnapshot(file);
});

type JsonSchema = z.core.JSONSchema._JSONSchema;

function linesOf(section: JsonSchema, prefix = ''): string[] {
  if (typeof section === 'boolean') return [];
  return Object.entries(section.properties ?? {}).flatMap(([name, field]) => {
    const description = typeof field === 'object' ? (field.description ?? '') : '';
    return [`- \`${prefix}${name}\`: ${description}`, ...linesOf(field, `${prefix}${name}.`)];
  });
}
