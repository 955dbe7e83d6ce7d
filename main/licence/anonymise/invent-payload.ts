// Makes an invented payload out of a real one, value by value; the decoder says whether each step keeps the structure.
import { isStripe } from '../british-columbia';
import { cardSpans } from './card-spans';
import { sharedValues } from './verdict';
import type { Decoder, Reading } from './decoder';
import { findLink, inventLink, unitsOfLink, type NumberLink } from './number-link';
import type { RandomSource } from './random';
import { stripeSpans } from './stripe-spans';
import type { Span } from './spans';
import { halves, invent, joined, runsIn, textOf, unitsOf, type IdsInside, type Invention, type Unit } from './units';

/** An invented payload, or the names of the values that could not be replaced without changing how the payload is read. */
export type Anonymised = { payload: string } | { kept: string[] };

/** So often the whole is tried, and so often a part of it. */
const rounds = 6;
const triesAtOnce = 3;
const triesForOne = 12;
const triesForLinked = 24;

/** Something that is written at once; its parts are tried where the whole does not do. */
interface Step {
  tries: number;
  write: (onto: string[], inside: IdsInside) => void;
  parts: () => Step[];
}

class Anonymiser {
  private text: string;

  constructor(
    private readonly real: Reading,
    private readonly invention: Invention,
    private readonly decoder: Decoder,
  ) {
    this.text = invention.real;
  }

  /** Writes all steps, or as many of them and of their parts as keep the likeness. */
  take(steps: readonly Step[]): void {
    if (steps.length === 0) return;
    const [only] = steps;
    const tries = steps.length > 1 ? triesAtOnce : (only?.tries ?? 0);
    for (let i = 0; i < tries; i++) {
      const onto = this.text.split('');
      const inside = steps.length > 1 || i < tries / 3 ? 'none' : i < (tries * 2) / 3 ? 'others' : 'kept';
      for (const step of steps) step.write(onto, inside);
      const candidate = onto.join('');
      if (candidate.length !== this.text.length) continue;
      if (this.decoder.readingOf(candidate, this.invention.today).likeness !== this.real.likeness) continue;
      this.text = candidate;
      return;
    }
    if (steps.length === 1 && only !== undefined) {
      for (const part of only.parts()) this.take([part]);
      return;
    }
    const half = Math.ceil(steps.length / 2);
    this.take(steps.slice(0, half));
    this.take(steps.slice(half));
  }

  result(): string {
    return this.text;
  }
}

function stepFor(unit: Unit, invention: Invention): Step {
  return {
    tries: triesForOne,
    write(onto, inside) {
      invent(unit, invention, onto, inside);
    },
    parts: () => halves(unit).map((half) => stepFor(half, invention)),
  };
}

/** A step for units that a rule joins. */
function stepForAll(units: readonly Unit[], invention: Invention, write: (onto: string[]) => void): Step {
  return { tries: triesForLinked, write, parts: () => units.map((unit) => stepFor(unit, invention)) };
}

/** All steps of a payload: dates are joined by their order, a number with what it is made of, all else stands alone. */
function stepsFor(units: readonly Unit[], invention: Invention, link: NumberLink | null): Step[] {
  const linked = link === null ? [] : unitsOfLink(link);
  const dates = units.filter((unit) => !linked.includes(unit) && (unit.kind === 'date' || unit.kind === 'month'));
  const steps = units
    .filter((unit) => !linked.includes(unit) && !dates.includes(unit))
    .map((unit) => stepFor(unit, invention));
  if (dates.length > 0) {
    const write = (onto: string[]): void => {
      for (const unit of dates) invent(unit, invention, onto);
    };
    steps.push(stepForAll(dates, invention, write));
  }
  if (link !== null) {
    const write = (onto: string[]): void => {
      inventLink(link, invention, onto);
    };
    steps.push(stepForAll(linked, invention, write));
  }
  return steps;
}

/** British Columbia's second track, whose first has lost its start. */
const brokenStripe = /^[^@]*[?;]636028\d+=/;

/** A licence starts this near its payload's beginning. */
const longestFront = 256;

/** The values of a payload of any kind. */
function spansOf(payload: string, { decoded, elements }: Reading, decoder: Decoder): Span[] {
  const text = decoder.unwrapped(payload);
  if (!text.startsWith('@') && (isStripe(text) || brokenStripe.test(payload))) return stripeSpans(payload);
  const repairs = decoded.status === 'ok' ? decoded.repairs : [];
  const hasLines = /[^\x20-\x7b\x7d-\xff]D[A-D][A-Z]/i.test(payload);
  const from = Math.max(0, decoder.licenceStart(payload.slice(0, longestFront)));
  return cardSpans(payload, from, {
    isLost: decoded.status === 'ok' ? repairs.includes('cut_by_ids') : !hasLines,
    isEndLost: repairs.includes('separators_missing'),
    isTyped: decoded.status === 'ok' ? repairs.includes('separators_typed') : !hasLines,
    elements,
  });
}

/** The city of a stripe's own field is a part of the address's where it was cut at 13 characters or its start is lost. */
function stripeCityJoined(payload: string, units: Unit[]): Unit[] {
  const city = units.find(({ ids }) => ids.includes('city'));
  if (city === undefined) return units;
  const text = textOf(city, payload);
  const whole = units.find((unit) => unit !== city && unit.kind === 'text' && isPart(text, textOf(unit, payload)));
  return whole === undefined ? units : joined(units, whole, city, textOf(whole, payload).indexOf(text));
}

/** Whether a text is the beginning or the end of another; one or two letters are so by chance. */
function isPart(text: string, whole: string): boolean {
  return text.length > 2 && whole.includes(text);
}

/** Ids of elements that a value can have swallowed. */
const ids =
  'DAA DAB DAC DAD DAG DAI DAJ DAK DAL DAN DAO DAP DAQ DAR DAS DAT DAU DAY DBA DBB DBC DBD DCA DCB DCD DCF DCG DCS DCT DDE DDF DDG'.split(
    ' ',
  );

/** Where an ECI sequence stands in a payload whose scanner follows that protocol. */
function eciPlaces(payload: string): Set<number> {
  const places = new Set<number>();
  if (!/^[\s\0]*(?:\]L1|\\\d{6}|\]L\d\\\d{6})/i.test(payload)) return places;
  for (const { index } of payload.matchAll(/\\\d{6}/g)) for (let i = 0; i < 7; i++) places.add(index + i);
  return places;
}

/**
 * An invented payload with the structure and faults of a real one: length, header, separators, element ids, kinds of
 * characters and code page are the same, and it decodes with the same status, certainties, warnings and repairs. Codes that
 * are no personal data stay (issuer, province, country, sex, class, truncation); no other value has more than two characters
 * in a row in common with the real one, except the first three digits of a year where an age leaves no choice.
 *
 * @param payload one character for each byte
 * @param today the store's date, YYYY-MM-DD, for age and expiry
 */
export function inventPayload(payload: string, today: string, random: RandomSource, decoder: Decoder): Anonymised {
  const real = decoder.readingOf(payload, today);
  const spans = spansOf(payload, real, decoder);
  const units = stripeCityJoined(payload, unitsOf(payload, spans, eciPlaces(payload)));
  const invention: Invention = {
    real: payload,
    today,
    random,
    runs: runsIn(payload, spans),
    absentIds: ids.filter((id) => !real.elements.some((element) => element.id === id)),
  };
  const steps = stepsFor(units, invention, findLink(payload, real.decoded, units));
  let kept: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const anonymiser = new Anonymiser(real, invention, decoder);
    anonymiser.take(steps);
    const invented = anonymiser.result();
    kept = sharedValues(invention, invented, spans, real, decoder.readingOf(invented, today));
    if (kept.length === 0) return { payload: invented };
  }
  return { kept };
}
