import worker, { Courier } from "../../../src/index.ts";
import { counted, NO_ROWS, type Rows } from "./counted.ts";

export { Courier };

/** What the statements of all requests so far came to, the couriers' left out. */
const rows: Rows = { ...NO_ROWS };
const countedEnv = counted(rows);

/** Our Worker, with a count of the rows that it reads: `GET /bench/rows` answers it, and begins anew. */
export default {
  fetch(request, env, execution) {
    if (new URL(request.url).pathname !== "/bench/rows") return worker.fetch(request, countedEnv(env), execution);
    const { read } = rows;
    Object.assign(rows, NO_ROWS);
    return Response.json({ rows: read });
  },
  scheduled: (event, env) => worker.scheduled(event, countedEnv(env)),
} satisfies ExportedHandler<Env>;
