import type { Statement } from "./database.ts";

/** D1 allows five queries in one compound statement (SQLITE_LIMIT_COMPOUND_SELECT of its runtime, tried). */
const MOST = 5;

/** The rows of all queries, in as few statements as D1 allows. All use the same numbered values. */
export function unionAll(queries: readonly string[], values: Statement["values"]): readonly Statement[] {
  const count = Math.ceil(queries.length / MOST);
  const size = Math.ceil(queries.length / count);
  return Array.from({ length: count }, (_, index) => ({
    sql: queries.slice(index * size, (index + 1) * size).join(" UNION ALL "),
    values,
  }));
}
