// What passes between the page and the main process: commands with their answers, events, and the view that the page
// draws. Both sides import it, as types alone.
export type { Language } from '../../main/base';
export type { CommandName, Commands, DiagnosisCommand, TrainingCommand } from './commands';
export type { CustomerDisplayApi } from './customer-display-api';
export type { EventName, Events } from './events';
export type { DrawnFor, HandOverValue, Intention } from './intention';
export type { TerminalApi } from './terminal-api';
export type * from './view';
