// Derives from fields with defaults what a file may hold, and what a terminal's settings are.
import { z } from 'zod';

type Shape = z.ZodRawShape;

type WithoutDefaults<Fields extends Shape> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodDefault<infer Inner> ? z.ZodOptional<Inner> : Fields[Name];
};

/** The value of each field: null for an optional one that is not set; sections are complete. */
export type Values<Fields extends Shape> = {
  [Name in keyof Fields]: Fields[Name] extends z.ZodOptional<infer Inner>
    ? Inner extends z.ZodObject<infer Section>
      ? Values<Section>
      : z.output<Inner> | null
    : z.output<Fields[Name]>;
};

/**
 * The same fields, optional in place of their defaults: a field that a file leaves out is not set by it. The default
 * stays in its JSON schema, as `default` and in the description.
 */
export function withoutDefaults<Fields extends Shape>(fields: Fields): WithoutDefaults<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, optional(field)]);
  return Object.fromEntries(entries) as WithoutDefaults<Fields>;
}

function optional(field: z.core.$ZodType): z.core.$ZodType {
  if (!(field instanceof z.ZodDefault)) return field;
  const inner = field.unwrap() as z.ZodType;
  const { defaultValue } = field.def;
  const description = `${inner.description ?? ''} Default: \`${String(defaultValue)}\`.`;
  return inner.meta({ description, default: defaultValue }).optional();
}

/** Completes what is stored with defaults, and with null where there are none. */
export function valuesOf<Fields extends Shape>(fields: Fields, stored: Record<string, unknown>): Values<Fields> {
  const entries = Object.entries(fields).map(([name, field]) => [name, valueOf(field, stored[name])]);
  return Object.fromEntries(entries) as Values<Fields>;
}

function valueOf(field: z.core.$ZodType, stored: unknown): unknown {
  if (field instanceof z.ZodDefault) return stored ?? field.def.defaultValue;
  const section = field instanceof z.ZodOptional ? field.unwrap() : field;
  if (section instanceof z.ZodObject) return valuesOf(section.shape, (stored ?? {}) as Record<string, unknown>);
  return stored ?? null;
}
