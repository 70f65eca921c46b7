import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { unstable_splitSqlQuery } from "wrangler";
import { ROOT } from "../../src/commands/wrangler.ts";

const FOLDER = join(ROOT, "src/store/migrations");
const migrations = readdirSync(FOLDER)
  .toSorted()
  .map((name) => ({ name, sql: readFileSync(join(FOLDER, name), "utf8") }));

/**
 * A remote migration is sent as one text and split on the server (workers-sdk 4998, 14991, 15178). Nobody promises how,
 * so it must not matter.
 */
const NAIVE_WAYS: Readonly<Record<string, (sql: string) => readonly string[]>> = {
  "at every semicolon": (sql) => sql.split(";"),
  "at semicolons that end a line": (sql) => sql.split(/;[ \t]*(?:\n|$)/),
  "at semicolons outside quotes, where a comment may open one": (sql) =>
    sql.match(/(?:[^;'"]|'[^']*'|"[^"]*")+/g) ?? [],
};

function schemaAfter(split: (sql: string) => readonly string[]): readonly unknown[] {
  const db = new DatabaseSync(":memory:");
  for (const { sql } of migrations) {
    for (const statement of split(sql)) if (statement.trim() !== "") db.exec(statement);
  }
  const rows = db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name").all();
  db.close();
  // What stands before a statement is no part of it.
  return rows.map((row) => ({ ...row, sql: String(row.sql).replace(/\s+/g, " ") }));
}

describe("the migrations", () => {
  it.each(Object.entries(NAIVE_WAYS))("come to the same schema where they are split %s", (_, split) => {
    expect(schemaAfter(split)).toEqual(schemaAfter(unstable_splitSqlQuery));
  });

  it.each(migrations)("$name has no semicolon or quote in a comment, and no trigger", ({ sql }) => {
    const comments = [...sql.matchAll(/--.*|\/\*[\s\S]*?\*\//g)].map(([comment]) => comment);
    expect(comments.filter((comment) => /[;'"]/.test(comment))).toEqual([]);
    expect(sql).not.toMatch(/\bTRIGGER\b/i);
  });

  it.each([
    ["a semicolon", "-- the head; and more\nCREATE TABLE one (id INTEGER);"],
    ["an apostrophe", "-- the chat's head\nCREATE TABLE one (id INTEGER);\nCREATE TABLE two (id INTEGER);"],
  ])("with %s in a comment would be seen to depend on it", (_, sql) => {
    const tables = Object.values(NAIVE_WAYS).map((split) => {
      const db = new DatabaseSync(":memory:");
      try {
        for (const statement of split(sql)) if (statement.trim() !== "") db.exec(statement);
        return db.prepare("SELECT count(*) AS n FROM sqlite_schema").get()?.n;
      } catch {
        return "refused";
      } finally {
        db.close();
      }
    });
    expect(new Set(tables).size).toBeGreaterThan(1);
  });
});
