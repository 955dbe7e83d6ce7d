// Everything that the page draws, by screen.
export type { FlexitiProblemCode, ProblemCode, ProblemView, Waiting } from './call';
export type { AccountView, CustomerPhase, CustomerScreenView, CustomerView, SearchForm } from './customer';
export type { HandOverScreenView } from './hand-over';
export type { LinkState, LinkView } from './link';
export type { LockView, UnlockResult } from './lock';
export type { ConfirmReason, CustomerNoteCode, LicenceWarningCode, Note, NoteCode, NoticeCode } from './note';
export type { Keeping, ParkedState, ParkedView } from './parked';
export type { FeeView, PlanView, QuoteScreenView, RateView, RegularView, TermView } from './quote';
export type { DiagnosisView, FoundScannerView, LineView, ListeningView, ScannerView, SetupHint } from './scanner';
export type { TrainingLicence, TrainingNote, TrainingOutage, TrainingView } from './training';
export type { MethodView, VerifyAttemptView, VerifyFormat, VerifyScreenView } from './verify';
export type { PendingScanView, Step, TerminalView, View } from './view';
