// Connects the contract's commands to their handlers; one wrapper validates sender and argument (Electron's security
// checklist, item 17).
import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { CommandName, Commands, EventName, Events } from '../../preload/contract';
import { argumentSchemas } from './argument-schemas';

type Handler<Name extends CommandName> = (
  argument: Commands[Name]['argument'],
) => Commands[Name]['answer'] | Promise<Commands[Name]['answer']>;

/** A handler for every command; a missing one does not compile. */
export type Handlers = { [Name in CommandName]: Handler<Name> };

/** Never quotes what was sent. */
class IpcRefusal extends Error {
  override readonly name = 'IpcRefusal';
}

/**
 * Handles the page's commands. `isOurs` tests whether a URL is the terminal's own page; a message from elsewhere, from
 * a frame within the page, or with an argument that violates the contract is rejected with an `IpcRefusal`, and so
 * is every command while the terminal is not running.
 */
export function registerHandlers(handlers: Handlers, isOurs: (url: string) => boolean, isRunning: () => boolean): void {
  for (const name of Object.keys(argumentSchemas) as CommandName[]) {
    const schema: z.ZodType = argumentSchemas[name];
    const handler = handlers[name] as (argument: unknown) => unknown;
    ipcMain.handle(name, (event, argument: unknown) => {
      checkSender(event, isOurs);
      if (!isRunning()) throw new IpcRefusal(`${name}: the terminal is closing`);
      const read = schema.safeParse(argument);
      if (!read.success) throw new IpcRefusal(`${name}: the argument does not fit the contract`);
      return handler(read.data);
    });
  }
}

function checkSender(event: IpcMainInvokeEvent, isOurs: (url: string) => boolean): void {
  const frame = event.senderFrame;
  if (frame?.parent !== null || !isOurs(frame.url)) throw new IpcRefusal('not the terminal’s page');
}

/** The part of Electron's `webContents` that is used. */
interface Page {
  isDestroyed(): boolean;
  send(channel: string, value: unknown): void;
}

/** Sends an event to every page. */
export function broadcast<Name extends EventName>(name: Name, value: Events[Name]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) send(webContents, name, value);
}

function send<Name extends EventName>(page: Page, name: Name, value: Events[Name]): void {
  if (!page.isDestroyed()) page.send(name, value);
}
