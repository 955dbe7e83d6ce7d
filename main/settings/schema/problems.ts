// What can be wrong with settings, as codes. Each has its text in resources/messages/*/settings.json, under
// `settings_`.
import type { z } from 'zod';
import type { Settings } from './settings';
import { similarField } from './similar-field';

export const settingsProblemCodes = [
  // the provisioning file as a whole
  'file_missing',
  'file_unreadable',
  'file_too_large',
  'file_not_utf8',
  'file_not_json',
  'file_not_object',
  // one field of it
  'field_missing',
  'field_unknown',
  'field_unknown_similar',
  'field_not_text',
  'field_not_number',
  'field_not_boolean',
  'field_not_section',
  'field_empty',
  'field_too_long',
  'field_too_short',
  'field_characters',
  'url_invalid',
  'url_not_https',
  'url_with_extras',
  'value_unknown',
  'baud_rate_invalid',
  'port_invalid',
  'same_scan_invalid',
  'audit_days_invalid',
  'retry_after_invalid',
  'lock_minutes_invalid',
  'unlock_pin_invalid',
  'parked_hours_invalid',
  'closing_time_invalid',
  'phone_invalid',
  'usb_number_invalid',
  'proxy_invalid',
  'proxy_user_invalid',
  'affix_invalid',
  'printer_invalid',
  // what the terminal stores
  'provisioned_but_no_configuration',
  'stored_damaged',
  'stored_unreadable',
  'folder_not_writable',
  'secret_locked',
  'secret_unreadable',
  'secret_of_other_account',
  'secret_not_kept',
  'proxy_password_unreadable',
  'ca_file_unusable',
] as const;

export type SettingsProblemCode = (typeof settingsProblemCodes)[number];

export interface SettingsProblem {
  code: SettingsProblemCode;
  /** Names of fields and files, limits; never a field's value. */
  params: Record<string, string | number>;
}

type Issue = z.core.$ZodIssue;

/** One problem for each field with issues, in the schema's order; `input` is what was parsed. */
export function problemsOf(issues: readonly Issue[], input: unknown): SettingsProblem[] {
  const problems = new Map<string, SettingsProblem>();
  for (const issue of issues) {
    for (const problem of fromIssue(issue, input)) {
      const key = String(problem.params['field']);
      if (!problems.has(key)) problems.set(key, problem);
    }
  }
  return [...problems.values()];
}

function fromIssue(issue: Issue, input: unknown): SettingsProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField([...issue.path.map(String), key].join('.')));
  }
  const field = issue.path.map(String).join('.');
  const value = valueAt(input, issue.path);
  const problem = (code: SettingsProblemCode, params: SettingsProblem['params'] = {}): SettingsProblem[] => [
    { code, params: { field, ...params } },
  ];
  if (value === undefined) return problem('field_missing');
  switch (issue.code) {
    case 'invalid_value':
      return typeof value === typeof issue.values[0]
        ? problem('value_unknown', { allowed: issue.values.map(String).join(', ') })
        : problem(wrongType(typeof issue.values[0]));
    case 'invalid_type':
      // A number that is not whole.
      if (typeof value === 'number' && wrongType(issue.expected) === 'field_not_number')
        return problem(outOfRange(field));
      return problem(wrongType(issue.expected));
    case 'too_small':
      if (value === '') return problem('field_empty');
      return typeof value === 'string'
        ? problem('field_too_short', { limit: Number(issue.minimum) })
        : problem(outOfRange(field));
    case 'too_big':
      return typeof value === 'string'
        ? problem('field_too_long', { limit: Number(issue.maximum) })
        : problem(outOfRange(field));
    case 'custom':
      // From the URL alone: the other custom check reports a missing field.
      return problem(urlCode(issue.params?.['code']));
    case 'invalid_format':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return problem(outOfForm(field));
  }
}

type NumberSetting = { [Name in keyof Settings]: Settings[Name] extends number ? Name : never }[keyof Settings];

const ranges: Record<NumberSetting, SettingsProblemCode> & Partial<Record<string, SettingsProblemCode>> = {
  'serial.baudRate': 'baud_rate_invalid',
  'printer.baudRate': 'baud_rate_invalid',
  'sandbox.port': 'port_invalid',
  sameScanMs: 'same_scan_invalid',
  auditDays: 'audit_days_invalid',
  retryAfterMinutes: 'retry_after_invalid',
  lockAfterMinutes: 'lock_minutes_invalid',
  parkedHours: 'parked_hours_invalid',
};

function outOfRange(field: string): SettingsProblemCode {
  return ranges[field] ?? 'baud_rate_invalid';
}

function outOfForm(field: string): SettingsProblemCode {
  if (field === 'unlockPin') return 'unlock_pin_invalid';
  if (field === 'closingTime') return 'closing_time_invalid';
  if (field === 'flexitiPhone') return 'phone_invalid';
  if (field === 'api.proxyLogin.proxy') return 'proxy_invalid';
  if (field === 'api.proxyLogin.user') return 'proxy_user_invalid';
  if (field === 'printer.address') return 'printer_invalid';
  if (field.startsWith('keyboard.')) return 'affix_invalid';
  return /\.usb\.(vendor|product)Id$/.test(field) ? 'usb_number_invalid' : 'field_characters';
}

function wrongType(expected: string): SettingsProblemCode {
  switch (expected) {
    case 'object':
      return 'field_not_section';
    case 'boolean':
      return 'field_not_boolean';
    case 'number':
    case 'int':
      return 'field_not_number';
    default:
      return 'field_not_text';
  }
}

function urlCode(code: unknown): SettingsProblemCode {
  return code === 'url_not_https' || code === 'url_with_extras' ? code : 'url_invalid';
}

function unknownField(name: string): SettingsProblem {
  const similar = similarField(name);
  const field = printable(name);
  return similar === null
    ? { code: 'field_unknown', params: { field } }
    : { code: 'field_unknown_similar', params: { field, similar } };
}

// The name comes from the file: it may be anything.
function printable(name: string): string {
  // eslint-disable-next-line no-control-regex -- control characters must not be shown
  const clean = name.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    input,
  );
}
