// Reads the file that FLEXITI_POS_CONFIG names.
import { open, stat } from 'node:fs/promises';
import type { Provisioned, SettingsProblem, SettingsProblemCode } from './schema';
import { problemsOf, provisioningSchema } from './schema';
import type { Language } from '../base';

const maxBytes = 65536;

type ProvisioningFile =
  | { ok: true; value: Provisioned }
  /** `language` of the file, where it is valid: the problems are shown in it. */
  | { ok: false; problems: SettingsProblem[]; language?: Language | undefined };

/** Reads and checks the file, UTF-8 with or without a byte order mark: its content, or all that is wrong with it. */
export async function readProvisioningFile(path: string): Promise<ProvisioningFile> {
  const wrong = (code: SettingsProblemCode, params: SettingsProblem['params'] = {}): ProvisioningFile => ({
    ok: false,
    problems: [{ code, params: { file: path, ...params } }],
  });

  let bytes: Buffer | null;
  try {
    // First of all: opening a pipe would wait for its other end for ever.
    if (!(await stat(path)).isFile()) return wrong('file_unreadable', { reason: 'not_a_file' });
    bytes = await readUpTo(path, maxBytes);
  } catch (error) {
    const reason = errorCode(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR' ? wrong('file_missing') : wrong('file_unreadable', { reason });
  }
  if (bytes === null) return wrong('file_too_large', { limit: maxBytes / 1024 });

  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('file_not_utf8');
  }
  return check(text, wrong);
}

function check(text: string, wrong: (code: SettingsProblemCode) => ProvisioningFile): ProvisioningFile {
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch {
    // Without the parser's message: it quotes the text, which may hold the secret.
    return wrong(text.includes('\0') ? 'file_not_utf8' : 'file_not_json');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return wrong('file_not_object');
  const read = provisioningSchema.safeParse(input);
  if (read.success) return { ok: true, value: read.data };
  return { ok: false, problems: problemsOf(read.error.issues, input), language: languageOf(input) };
}

function languageOf(input: object): Language | undefined {
  return provisioningSchema.shape.language.safeParse('language' in input ? input.language : undefined).data;
}

/** @returns the file's bytes, or null where there are more than `limit` */
export async function readUpTo(path: string, limit: number): Promise<Buffer | null> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return size > limit ? null : await file.readFile();
  } finally {
    await file.close();
  }
}

/** The system's code of an error, such as EACCES; `unknown` where it has none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
