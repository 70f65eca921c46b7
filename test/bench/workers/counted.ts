/** Rows of D1, as it counts them itself. */
export interface Rows {
  read: number;
  written: number;
}

export const NO_ROWS: Readonly<Rows> = { read: 0, written: 0 };

/**
 * Gives an env whose D1 adds to `rows` what its batches come to. The same one each time: what the Worker has read of an
 * env, it keeps by it.
 */
export function counted(rows: Rows): (env: Env) => Env {
  const known = new WeakMap<Env, Env>();
  return (env) => {
    const made = known.get(env) ?? { ...env, DB: countedDatabase(env.DB, rows) };
    known.set(env, made);
    return made;
  };
}

function countedDatabase(db: D1Database, rows: Rows): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        for (const { meta } of results) {
          rows.read += meta.rows_read;
          rows.written += meta.rows_written;
        }
        return results;
      };
    },
  });
}
