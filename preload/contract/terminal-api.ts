// What the preload puts on `window.terminal`.
import type { CommandName, Commands } from './commands';
import type { EventName, Events } from './events';

type Call<Name extends CommandName> = Commands[Name]['argument'] extends undefined
  ? () => Promise<Commands[Name]['answer']>
  : (argument: Commands[Name]['argument']) => Promise<Commands[Name]['answer']>;

/** A function for each command, and one for each event that subscribes a listener and gives the function to unsubscribe. */
export type TerminalApi = { [Name in CommandName]: Call<Name> } & {
  [Name in EventName as `on${Capitalize<Name>}`]: (listener: (value: Events[Name]) => void) => () => void;
};

declare global {
  interface Window {
    readonly terminal: TerminalApi;
  }
}
