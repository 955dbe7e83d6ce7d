// The ways to find a customer without a licence, in the order of their buttons and numbers.
import { m } from '../../../resources/messages/compiled/messages.js';

export const waysByHand = [
  { way: 'name', name: () => m.screens_by_hand_name() },
  { way: 'card', name: () => m.screens_by_hand_card() },
  { way: 'number', name: () => m.screens_by_hand_number() },
] as const;

export type WayByHand = (typeof waysByHand)[number]['way'];
