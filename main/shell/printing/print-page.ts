// Prints a document by Chromium: on a printer of the system, or into a PDF file. Its page has no script, no network and a
// session of its own, and nobody sees it.
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BrowserWindow, session as electronSession, type PrinterInfo, type WebContents } from 'electron';
import type { PagePrinter, Paper } from '../../base';
import type { PrintEnd, PrintFailure } from '../../../preload/contract';

/** Limit of all of it, in milliseconds. */
const limitMs = 30_000;
const micronsOfInch = 25_400;
/** A roll has no end: long enough for most slips, and a longer one goes on in a second part. */
const rollMicrons = 297_000;

const sizes: Readonly<Record<Paper, { width: number; height: number }>> = {
  letter: { width: 215_900, height: 279_400 },
  a4: { width: 210_000, height: 297_000 },
  '80mm': { width: 80_000, height: rollMicrons },
  '58mm': { width: 58_000, height: rollMicrons },
};

/** Prints a whole document. Never rejects. */
export async function printPage(page: string, printer: PagePrinter): Promise<PrintEnd> {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: slipSession(),
      javascript: false,
      sandbox: true,
      contextIsolation: true,
      spellcheck: false,
    },
  });
  const late = new Promise<PrintEnd>((resolve) => {
    setTimeout(() => resolve(failed('no_answer', true)), limitMs).unref();
  });
  try {
    await window.loadURL(`data:text/html;charset=utf-8;base64,${Buffer.from(page).toString('base64')}`);
    const printing =
      printer.kind === 'folder' ? writePdf(window.webContents, printer) : printOn(window.webContents, printer);
    return await Promise.race([printing, late]);
  } catch (thrown) {
    return failed(failureOf(thrown), false);
  } finally {
    window.destroy();
  }
}

function slipSession(): Electron.Session {
  const session = electronSession.fromPartition('slip', { cache: false });
  session.webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith('data:') }));
  return session;
}

/** The system takes it into its queue, and says nothing more. */
async function printOn(
  contents: WebContents,
  { name, paper }: Extract<PagePrinter, { kind: 'system' }>,
): Promise<PrintEnd> {
  const trouble = troubleOf(
    (await contents.getPrintersAsync()).find((one) => one.name === name || one.displayName === name),
  );
  if (trouble !== null) return failed(trouble, false);
  const isRoll = paper === '80mm' || paper === '58mm';
  return new Promise((resolve) => {
    contents.print(
      {
        silent: true,
        deviceName: name,
        color: false,
        printBackground: false,
        pageSize: sizes[paper],
        ...(isRoll && { margins: { marginType: 'printableArea' as const } }),
      },
      (isTaken) => resolve(isTaken ? { printed: true, confirmed: false } : failed('failed', false)),
    );
  });
}

/** What the system says of a printer, before anything waits in its queue and comes out an hour later. */
function troubleOf(printer: PrinterInfo | undefined): PrintFailure | null {
  if (printer === undefined) return 'not_found';
  const options = printer.options as Record<string, string | undefined>;
  const reasons = options['printer-state-reasons'] ?? '';
  if (/media-(empty|needed)/.test(reasons)) return 'no_paper';
  if (/cover-open|door-open/.test(reasons)) return 'cover_open';
  if (/offline|connecting-to-device|shutdown/.test(reasons)) return 'no_answer';
  // By IPP (RFC 8011) 5 is stopped.
  return options['printer-state'] === '5' || options['printer-is-accepting-jobs'] === 'false' ? 'printer_error' : null;
}

/** Written aside and renamed: a program that watches the folder sees whole files alone. */
async function writePdf(
  contents: WebContents,
  { path, paper }: Extract<PagePrinter, { kind: 'folder' }>,
): Promise<PrintEnd> {
  const { width, height } = sizes[paper];
  const pageSize = { width: width / micronsOfInch, height: height / micronsOfInch };
  const pdf = await contents.printToPDF({ pageSize, preferCSSPageSize: false, generateTaggedPDF: true });
  await mkdir(path, { recursive: true });
  const name = `slip-${new Date().toISOString().replaceAll(/[-:.]/g, '')}`;
  const aside = join(path, `.${name}.part`);
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(pdf);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, join(path, `${name}.pdf`));
  } catch (thrown) {
    await rm(aside, { force: true });
    throw thrown;
  }
  return { printed: true, confirmed: true };
}

function failureOf(thrown: unknown): PrintFailure {
  const { code } = thrown as { code?: string };
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'not_found';
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'not_allowed' : 'failed';
}

function failed(because: PrintFailure, partly: boolean): PrintEnd {
  return { printed: false, because, partly };
}
