// Joins the contract's commands to their handlers: one wrapper checks who sends and what (Electron's security
// checklist, item 17: validate the sender of all IPC messages).
import { BrowserWindow, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import type { z } from 'zod';
import type { CommandName, Commands, EventName, Events } from '../../preload/contract';
import { argumentSchemas } from './argument-schemas';

type Handler<Name extends CommandName> = (
  argument: Commands[Name]['argument'],
) => Commands[Name]['answer'] | Promise<Commands[Name]['answer']>;

/** A handler for every command: one forgotten does not compile. */
export type Handlers = { [Name in CommandName]: Handler<Name> };

/** What a refused sender or argument is told; never what was sent. */
class IpcRefusal extends Error {
  override readonly name = 'IpcRefusal';
}

/**
 * Listens to the page. `isOurs` says whether a frame's URL is the terminal's own page; a message from anywhere else,
 * from a frame within the page, or with an argument that is not the contract's is refused with an `IpcRefusal`, and so is
 * every command while the terminal is not running.
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

/** The part of a page that events are sent to; Electron's `webContents` fits. */
interface Page {
  isDestroyed(): boolean;
  send(channel: string, value: unknown): void;
}

/** Tells every page of something. */
export function broadcast<Name extends EventName>(name: Name, value: Events[Name]): void {
  for (const { webContents } of BrowserWindow.getAllWindows()) send(webContents, name, value);
}

function send<Name extends EventName>(page: Page, name: Name, value: Events[Name]): void {
  if (!page.isDestroyed()) page.send(name, value);
}
