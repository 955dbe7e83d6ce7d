// Connects the contract's commands to their handlers; one wrapper validates sender and argument (Electron's security
// checklist, item 17).
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { z } from 'zod';
import type { CommandName, Commands, CustomerDisplayView, Events } from '../../preload/contract';
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

type PageName = 'cashier' | 'customer';

export interface Senders {
  /** Which of the terminal's pages a URL is; null for any other. */
  pageAt: (url: string) => PageName | null;
  /** From the end of the start to the beginning of the end. */
  isRunning: () => boolean;
}

/**
 * Handles the cashier's commands. A message from elsewhere, from a frame within the page, or with an argument that violates
 * the contract is rejected with an `IpcRefusal`, and so is every command while the terminal is not running.
 */
export function registerHandlers(handlers: Handlers, { pageAt, isRunning }: Senders): void {
  for (const name of Object.keys(argumentSchemas) as CommandName[]) {
    const schema: z.ZodType = argumentSchemas[name];
    const handler = handlers[name] as (argument: unknown) => unknown;
    ipcMain.handle(name, (event, argument: unknown) => {
      checkSender(event, pageAt, 'cashier');
      if (!isRunning()) throw new IpcRefusal(`${name}: the terminal is closing`);
      const read = schema.safeParse(argument);
      if (!read.success) throw new IpcRefusal(`${name}: the argument does not fit the contract`);
      return handler(read.data);
    });
  }
}

/** Answers the one question that the customer's page can ask, with the same refusals. */
export function registerCustomerDisplay(view: () => CustomerDisplayView, { pageAt, isRunning }: Senders): void {
  ipcMain.handle('getCustomerDisplay', (event) => {
    checkSender(event, pageAt, 'customer');
    if (!isRunning()) throw new IpcRefusal('getCustomerDisplay: the terminal is closing');
    return view();
  });
}

function checkSender(event: IpcMainInvokeEvent, pageAt: Senders['pageAt'], page: PageName): void {
  const frame = event.senderFrame;
  if (frame?.parent !== null || pageAt(frame.url) !== page) throw new IpcRefusal('not the terminal’s page');
}

type Page = Pick<WebContents, 'isDestroyed' | 'send'>;

/** The way to one page, and to no other. */
export interface PageSender<Sent> {
  /** Null where it is gone. */
  attach(page: Page | null): void;
  /** Without effect while there is no page: it asks for what it shows when it comes. */
  send<Name extends keyof Sent & string>(name: Name, value: () => Sent[Name]): void;
}

function createSender<Sent>(): PageSender<Sent> {
  let page: Page | null = null;
  return {
    attach(attached) {
      page = attached;
    },
    send(name, value) {
      if (page?.isDestroyed() === false) page.send(name, value());
    },
  };
}

export const toCashier = (): PageSender<Events> => createSender();
export const toCustomer = (): PageSender<{ customerDisplay: CustomerDisplayView }> => createSender();
