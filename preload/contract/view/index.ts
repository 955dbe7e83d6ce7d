// Everything that the page draws, by screen.
export type { PrintEnd, PrintFailure, SlipView } from './slip';
export type { FlexitiProblemCode, ProblemCode, ProblemView, Waiting } from './call';
export type { AccountView, CustomerPhase, CustomerScreenView, CustomerView, SearchForm } from './customer';
export type {
  CustomerDisplayScreen,
  CustomerDisplayView,
  CustomerOffers,
  CustomerPlan,
  CustomerRegular,
  CustomerTerm,
  SentPin,
} from './customer-display';
export type { HandOverScreenView } from './hand-over';
export type { LinkState, LinkView } from './link';
export type { LockView, UnlockResult } from './lock';
export type { ConfirmReason, CustomerNoteCode, LicenceWarningCode, Note, NoteCode, NoticeCode } from './note';
export type { Keeping, ParkedState, ParkedView } from './parked';
export type { PersonView, QuestionView } from './question';
export type {
  FeeView,
  Fit,
  MissingPart,
  OfferCaution,
  OffersView,
  OfferView,
  PlanView,
  QuoteScreenView,
  RateView,
  RegularView,
  TermView,
} from './quote';
export type {
  DiagnosisView,
  FoundScannerView,
  LineView,
  ListeningView,
  RecordingView,
  ScannerView,
  SetupHint,
  UnheardView,
} from './scanner';
export type { TrainingLicence, TrainingNote, TrainingOutage, TrainingView } from './training';
export type { MethodView, VerifyAttemptView, VerifyFormat, VerifyScreenView } from './verify';
export type { PendingScanView, Step, TerminalView, UndoView, View } from './view';
