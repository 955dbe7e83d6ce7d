// The JSON Schema that technicians' editors use says what the zod schema says. `npx vitest run --project unit -u` writes it anew.
import { join } from 'node:path';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { provisioningSchema } from '../../../main/settings/settings';

it('resources/provisioning.schema.json is made from the schema', async () => {
  const schema = z.toJSONSchema(provisioningSchema);
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
  await expect(text).toMatchFileSnapshot(join(import.meta.dirname, '../../../resources/provisioning.schema.json'));
});
