// Which field was probably meant by an unknown one.
import { z } from 'zod';
import { provisioningSchema } from './schema';

const { $schema, ...fieldsOfSchema } = provisioningSchema.shape;
const fields = namesOf(fieldsOfSchema);

/** Full names of fields and of their sections, such as `serial` and `serial.path`. */
function namesOf(shape: z.ZodRawShape, section = ''): string[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    const inner = field instanceof z.ZodOptional ? field.unwrap() : field;
    return [section + name, ...(inner instanceof z.ZodObject ? namesOf(inner.shape, `${section}${name}.`) : [])];
  });
}

/**
 * The full name of the closest known field in any section, or null: equal but for case, hyphens and underscores, or
 * within two typing mistakes (one for names of up to five letters).
 */
export function similarField(name: string): string | null {
  const wanted = normalized(name);
  if (wanted.length > 40) return null;
  let best: { field: string; distance: number } | null = null;
  for (const field of fields) {
    if (field === name) continue;
    const known = normalized(field);
    const found = distance(wanted, known);
    if (found <= (known.length > 5 ? 2 : 1) && (best === null || found < best.distance))
      best = { field, distance: found };
  }
  return best?.field ?? null;
}

function normalized(name: string): string {
  return (name.split('.').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Levenshtein distance. */
function distance(one: string, two: string): number {
  let row = Array.from({ length: two.length + 1 }, (_, index) => index);
  for (let index = 0; index < one.length; index += 1) {
    const next = [index + 1];
    for (let column = 0; column < two.length; column += 1) {
      const replaced = (row[column] ?? 0) + (one[index] === two[column] ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
