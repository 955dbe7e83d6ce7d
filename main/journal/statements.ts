// Runs SQL without prepared statements: this driver finalizes them at garbage collection, and until then SQLite keeps the
// file open and locked in spite of close(). SQL functions pass the values in and the rows out instead.
import type { DatabaseSyncInstance } from '@photostructure/sqlite';

export type SqlValue = string | number | Uint8Array | null;

export interface Statements {
  /** Runs SQL in which `value(0)` is the first of `values`, and so on. Throws SQLite's errors. */
  run: (sql: string, ...values: SqlValue[]) => void;
  /** Runs a query `SELECT row(…) FROM …` and gives the arguments of each row. Throws SQLite's errors. */
  read: (sql: string) => unknown[][];
}

export function createStatements(database: DatabaseSyncInstance): Statements {
  let given: SqlValue[] = [];
  let rows: unknown[][] = [];
  database.function('value', { directOnly: true }, (index: number) => given[index]);
  database.function('row', { directOnly: true, varargs: true }, (...values: unknown[]) => {
    rows.push(values);
    return null;
  });

  function run(sql: string, ...values: SqlValue[]): void {
    given = values;
    try {
      database.exec(sql);
    } finally {
      given = [];
    }
  }

  function read(sql: string): unknown[][] {
    rows = [];
    database.exec(sql);
    const found = rows;
    rows = [];
    return found;
  }

  return { run, read };
}
