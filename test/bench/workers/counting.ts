import worker, { Courier } from "../../../src/index.ts";

export { Courier };

/** What the statements of all requests so far came to, the couriers' left out. */
let rows = 0;
const counted = new WeakMap<Env, Env>();

/** Our Worker, with a count of the rows that it reads: `GET /bench/rows` answers it, and begins anew. */
export default {
  fetch(request, env, execution) {
    if (new URL(request.url).pathname !== "/bench/rows") return worker.fetch(request, countedEnv(env), execution);
    const read = rows;
    rows = 0;
    return Response.json({ rows: read });
  },
  scheduled: (event, env) => worker.scheduled(event, countedEnv(env)),
} satisfies ExportedHandler<Env>;

/** The same one each time: what the Worker has read of an env, it keeps by it. */
function countedEnv(env: Env): Env {
  const known = counted.get(env) ?? { ...env, DB: countedDatabase(env.DB) };
  counted.set(env, known);
  return known;
}

function countedDatabase(db: D1Database): D1Database {
  return new Proxy(db, {
    get(target, name) {
      if (name !== "batch") return Reflect.get(target, name).bind(target);
      return async (statements: D1PreparedStatement[]) => {
        const results = await target.batch(statements);
        for (const { meta } of results) rows += meta.rows_read;
        return results;
      };
    },
  });
}
