import worker, { Courier as Ours } from "../../../src/index.ts";
import { counted, NO_ROWS } from "./counted.ts";

/** Since the start. The runtime of here runs everything in one isolate, so one count sees the couriers too. */
const rows = { webhooks: { ...NO_ROWS }, people: { ...NO_ROWS }, couriers: { ...NO_ROWS }, cron: { ...NO_ROWS } };
const ofWebhooks = counted(rows.webhooks);
const ofPeople = counted(rows.people);
const ofCouriers = counted(rows.couriers);
const ofCron = counted(rows.cron);

export class Courier extends Ours {
  constructor(state: DurableObjectState, env: Env) {
    super(state, ofCouriers(env));
  }
}

/** Our Worker, with a count of the rows that each of them reads and writes: `GET /bench/rows` answers it. */
export default {
  fetch(request, env, execution) {
    const { pathname } = new URL(request.url);
    if (pathname === "/bench/rows") return Response.json(rows);
    const countedEnv = pathname.startsWith("/webhooks/") ? ofWebhooks(env) : ofPeople(env);
    return worker.fetch(request, countedEnv, execution);
  },
  scheduled: (event, env) => worker.scheduled(event, ofCron(env)),
} satisfies ExportedHandler<Env>;
