// Cases of trouble and waiting: outages, parked customers, a terminal that stopped, the locked screen.
import type { LinkView, View } from '../../preload/contract';
import {
  account,
  ago,
  form,
  manyParked,
  offline,
  onCustomer,
  onEmpty,
  onVerify,
  online,
  parked,
  problem,
  quoteScreen,
  noticeOf,
  terminal,
  view,
} from './build-views';

/** All of them, freshly made. */
export function troubleCases(): Record<string, View> {
  return { ...outageCases(), ...parkedCases(), ...stoppedCases(), ...lockedCases() };
}

/** Flexiti answers late, badly or not at all. */
function outageCases(): Record<string, View> {
  const support = problem({ code: 'general_error', action: 'support' });
  const down: LinkView = { ...online, state: 'down', until: online.since };
  return {
    'link-slow': onVerify({ kind: 'none' }, {}, { link: { ...online, state: 'slow' } }),
    'link-offline': onEmpty({ link: offline }),
    'link-offline-yesterday': onEmpty({ link: { ...offline, since: Date.UTC(2026, 9, 20, 15, 30) }, scanners: [] }),
    'link-offline-scanning-off': onEmpty({ link: offline, scanners: [], terminal: { ...terminal, scanning: false } }),
    'link-down': onEmpty({ link: down }),
    'link-refused': onEmpty({ link: { ...online, state: 'refused' } }),
    'link-proxy': onEmpty({ link: { ...online, state: 'proxy' } }),
    'link-refused-training': onVerify(
      { kind: 'none' },
      {},
      {
        terminal: { ...terminal, training: true },
        scanners: [{ id: 'serial', name: '/dev/ttyACM0', kind: 'serial', state: 'absent', because: null }],
        link: { ...online, state: 'refused' },
      },
    ),
    'customer-failed-for-good': onCustomer({ kind: 'failed', problem: problem(), form, resumes: false }),
    'customer-support': onCustomer({ kind: 'failed', problem: support, form, resumes: false }),
    'verify-support': onVerify({ kind: 'none' }, { problem: support, methods: [], questions: [] }),
    'verify-support-beside': onVerify({ kind: 'none' }, { problem: support }),
    'quote-support': view(quoteScreen({ offer: null, problem: support, canHandOver: false, canAskAgain: true })),
    'frame-not-kept': onEmpty({ keeping: 'failing' }),
  };
}

/** Parked customers. */
function parkedCases(): Record<string, View> {
  const parkedNote = noticeOf('parked', { number: 2, name: 'Maélie T.', language: 'fr-CA' }, 'info');
  return {
    'parked-one': onVerify({ kind: 'none' }, {}, { parked: [parked(1)] }),
    'parked-three': onVerify({ kind: 'none' }, {}, { parked: manyParked().slice(0, 3), keeping: 'no_keyring' }),
    'parked-twelve': onEmpty({ parked: manyParked() }),
    'parked-just-now': onEmpty({ parked: [parked(2)], notice: parkedNote, link: offline }),
    'parked-primary-long': view(quoteScreen({ canHandOver: false }), {
      parked: manyParked(),
      terminal: { ...terminal, training: true },
    }),
    'parked-wiped': onEmpty({ notice: noticeOf('parked_wiped', { count: 3 }) }),
    'frame-pending-scan-no-park': view(quoteScreen(), {
      canPark: false,
      pendingScan: { number: 1, kind: 'card', name: '0042' },
    }),
  };
}

/** The terminal was killed and restarted. */
function stoppedCases(): Record<string, View> {
  const savedAt = new Date().setHours(10, 42, 0, 0);
  return {
    'restored-choosing': onCustomer(
      { kind: 'choosing', accounts: [account()], unread: 0 },
      { notice: noticeOf('restored', { savedAt }) },
    ),
    'restored-verify': onVerify({ kind: 'none' }, {}, { notice: noticeOf('restored_pin_again', { savedAt }) }),
    'restored-card': onEmpty({ notice: noticeOf('restored_card_again', { savedAt }) }),
    'restored-unclear': onVerify({
      kind: 'unclear',
      format: 'sms',
      destination: '(***) ***-2222',
      at: ago(200),
      problem: problem({ code: 'terminal_stopped', action: 'none' }),
    }),
    'not-restored': onEmpty({
      notice: noticeOf('not_restored_no_keyring', { counter: 1, parked: 2 }),
      keeping: 'no_keyring',
    }),
  };
}

/** The locked lane, which shows nothing of a customer. */
function lockedCases(): Record<string, View> {
  const any = { needsPin: false, scanned: false };
  return {
    'locked-any-key': onEmpty({ locked: any }),
    'locked-scanned': onEmpty({ locked: { ...any, scanned: true }, terminal: { ...terminal, training: true } }),
    'locked-pin': onEmpty({ locked: { ...any, needsPin: true } }),
    'locked-pin-scanned': onEmpty({ locked: { needsPin: true, scanned: true } }),
  };
}
