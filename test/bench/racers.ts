// The decoders in the race, and how to get from each the four fields compared: family name, first name, birth date, number.
import aamva from 'aamvajs';
import * as aamvaParserModule from 'aamva-parser';
import parseUsdlModule from 'parse-usdl';
import { decode } from '../../main/licence';

export interface Racer {
  name: string;
  /** Reads one payload as an application would call it; errors count as a wrong answer. */
  run: (payload: string) => unknown;
  /** The four fields of what `run` gave. */
  answer: (result: unknown) => (string | null | undefined)[];
}

type Fields = Record<string, unknown>;

function isoOf(value: unknown): string | undefined {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString().slice(0, 10);
  return typeof value === 'string' ? value.slice(0, 10) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

const today = '2026-11-21';

const ours: Racer = {
  name: 'main/licence',
  run: (payload) => decode(payload, today),
  answer: (result) => {
    const decoded = result as ReturnType<typeof decode>;
    if (decoded.status !== 'ok') return [];
    const { lastName, firstName, birthDate, number } = decoded.licence;
    return [lastName, firstName, birthDate, number];
  },
};

const aamvajs: Racer = {
  name: 'aamvajs 0.1.1',
  run: (payload) => aamva.raw(payload),
  answer: (result) => {
    const data = (result as { data?: Fields }).data ?? {};
    const whole = textOf(data['fullName'])?.split(', ') ?? [];
    const names = [textOf(data['familyName']) ?? whole[0], textOf(data['firstName']) ?? whole[1]];
    return [...names, isoOf(data['dateOfBirth']), textOf(data['idNumber'])];
  },
};

const aamvaParser: Racer = {
  name: 'aamva-parser 1.7.0',
  run: (payload) => aamvaParserModule.parse(payload),
  answer: (result) => {
    const data = result as Fields;
    const { lastName, firstName, dateOfBirth, driversLicenseId } = data;
    return [textOf(lastName), textOf(firstName), isoOf(dateOfBirth), textOf(driversLicenseId)];
  },
};

const parseUsdl: Racer = {
  name: 'parse-usdl 3.2.0',
  run: (payload) => parseUsdlModule.parse(payload, { suppressErrors: true }),
  answer: (result) => {
    const { lastName, firstName, dateOfBirth, documentNumber } = result as Fields;
    return [textOf(lastName), textOf(firstName), isoOf(dateOfBirth), textOf(documentNumber)];
  },
};

export const racers: readonly Racer[] = [ours, aamvajs, aamvaParser, parseUsdl];
