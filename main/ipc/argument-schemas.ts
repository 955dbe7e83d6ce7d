// What the page may send. The page is our own, but IPC arguments are validated like any input from outside.
import { z } from 'zod';
import { languages } from '../base';
import type { CommandName, Commands, Intention, TrainingCommand } from '../../preload/contract';

const name = z.string().trim().min(1).max(200);
const digits = (min: number, max: number): z.ZodString => z.string().regex(new RegExp(`^\\d{${min},${max}}$`));
/** 15 digits: the most that the API's JSON holds exactly. */
const amountCents = z.number().int().positive().max(999_999_999_999_999);
const language = z.enum(languages);
const scanNumber = z.number().int().nonnegative();
const plain = <T extends string>(...types: T[]): z.ZodObject<{ type: z.ZodEnum<{ [K in T]: K }> }> =>
  z.strictObject({ type: z.enum(types) });

const verify = z.discriminatedUnion('format', [
  z.strictObject({ type: z.literal('verify'), format: z.enum(['sms', 'email', 'regular_purchase_bypass']) }),
  z.strictObject({
    type: z.literal('verify'),
    format: z.literal('security_question'),
    questionId: z.number().int().nonnegative(),
    answer: z.string().trim().min(1).max(50),
  }),
  z.strictObject({
    type: z.literal('verify'),
    format: z.literal('merchant_override'),
    operator: z.string().trim().min(1).max(20),
  }),
]);

const intention = z.union([
  plain('newCustomer', 'undo', 'park', 'pinArrived', 'continue', 'handOver', 'print', 'done', 'back', 'retry'),
  z.strictObject({ type: z.enum(['park', 'acceptScan', 'declineScan']), scan: scanNumber }),
  z.strictObject({
    type: z.literal('search'),
    firstName: name,
    lastName: name,
    birthDate: z.iso.date(),
    postalCode: z.union([z.literal(''), z.string().regex(/^[A-Za-z]\d[A-Za-z] ?\d[A-Za-z]\d$/)]),
  }),
  z.strictObject({
    type: z.literal('lookup'),
    by: z.enum(['card', 'account', 'customer']),
    number: z.string().regex(/^[\d-]{1,20}$/),
  }),
  z.strictObject({
    type: z.literal('copy'),
    what: z.enum(['all', 'account', 'card', 'plan', 'term', 'amount', 'code', 'requestId', 'referenceId']),
  }),
  z.strictObject({ type: z.literal('chooseAccount'), index: z.number().int().nonnegative() }),
  z.strictObject({ type: z.literal('answerPerson'), answer: z.enum(['goOn', 'startOver']) }),
  z.strictObject({ type: z.literal('setAmount'), amountCents: amountCents.nullable() }),
  z.strictObject({ type: z.literal('setCustomerLanguage'), language }),
  z.strictObject({ type: z.enum(['resume', 'discard']), number: z.number().int().positive() }),
  z.strictObject({ type: z.literal('giveCard'), number: digits(16, 16) }),
  verify,
  z.strictObject({ type: z.literal('enterPin'), pin: z.string().max(50) }),
  z.strictObject({
    type: z.literal('choosePlan'),
    planId: z.number().int().nullable(),
    months: z.number().int().nullable(),
  }),
]) satisfies z.ZodType<Intention>;

const trainingCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('scan'), id: z.string().min(1).max(100) }),
  z.strictObject({
    type: z.literal('outage'),
    outage: z.enum(['network_down', 'slow_answer', 'server_error', 'sign_in_expired', 'answer_cut']),
  }),
  plain('endOutages', 'tourSeen', 'preview'),
]) satisfies z.ZodType<TrainingCommand>;

/** One schema for each command's argument; a missing one does not compile. */
export const argumentSchemas = {
  getView: z.undefined(),
  intend: z.strictObject({ flowId: z.string().max(64), screenNumber: z.number().int().nonnegative(), intention }),
  setLanguage: language,
  getTraining: z.undefined(),
  train: trainingCommand,
  diagnoseScanner: z.enum(['start', 'end', 'record', 'stopRecording']),
  setTextFieldFocused: z.boolean(),
  turnScreen: z.undefined(),
  lock: z.undefined(),
  unlock: digits(1, 8).nullable(),
} satisfies { [Name in CommandName]: z.ZodType<Commands[Name]['argument']> };
