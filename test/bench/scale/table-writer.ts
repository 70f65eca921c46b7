import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import * as v from "valibot";
import type { Written } from "./templates.ts";

const columnsSchema = v.array(v.object({ name: v.string() }));
const indexesSchema = v.array(v.object({ name: v.string(), sql: v.string() }));

/** Writes rows into whatever columns their tables have. */
export function tableWriter(db: DatabaseSync): (written: Written) => void {
  const tables = new Map<string, (row: Written[1]) => SQLInputValue[]>();
  const statements = new Map<string, StatementSync>();
  return ([table, row]) => {
    let values = tables.get(table);
    let statement = statements.get(table);
    if (values === undefined || statement === undefined) {
      const columns = v.parse(columnsSchema, db.prepare(`PRAGMA table_info(${table})`).all()).map(({ name }) => name);
      const places = columns.map(() => "?").join(", ");
      statement = db.prepare(`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`);
      values = (given) => columns.map((name) => given[name] ?? null);
      tables.set(table, values);
      statements.set(table, statement);
    }
    statement.run(...values(row));
  };
}

/** Drops all indexes, and returns how they are made again: at once is faster than row by row. */
export function withoutIndexes(db: DatabaseSync): () => void {
  const found = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").all();
  const indexes = v.parse(indexesSchema, found);
  for (const { name } of indexes) db.exec(`DROP INDEX "${name}"`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}
