import { listOutages } from "../../../store/deliveries/outages.ts";
import { readSetAside } from "../../../store/deliveries/set-aside.ts";
import { listWaits } from "../../../store/deliveries/target-waits.ts";
import { waitingByTarget } from "../../../store/deliveries/waiting-counts.ts";
import { listMoves } from "../../../store/target-moves.ts";
import { readOrigin } from "../../../store/worker-state.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { DONE } from "../../http/form-query.ts";
import { formHeaders } from "../../http/headers.ts";
import type { Person } from "../../principal.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { type SettingsView, settingsPage, WAYS } from "./page.tsx";
import { targetStates } from "./target-state.ts";
import { varsInForce } from "./vars-in-force.ts";

/** `GET /settings`: the settings in force, and actions on the targets. */
export async function settings(visit: Visit<Person>): Promise<Response> {
  const { request, context, config } = visit;
  const viewer = viewerOf(visit);
  const db = context.openDatabase();
  const now = context.now();
  const [outages, waits, moves, pending, origin, setAside] = await Promise.all([
    listOutages(db),
    listWaits(db, now),
    listMoves(db),
    waitingByTarget(db, now),
    readOrigin(db),
    readSetAside(db),
  ]);
  const targets = targetStates(config, outages, waits, moves, pending);
  const html = settingsPage(
    {
      config,
      given: context.given,
      targets,
      vars: varsInForce(context.given, config, origin, viewer.format),
      done: readDone(
        new URL(request.url).searchParams.get(DONE),
        targets.map(({ name }) => name),
      ),
      setAside,
      countsTries: context.countsTries,
      now,
    },
    viewer,
  );
  return new Response(html, { headers: { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html } });
}

/** What was just done to a target; null if nothing, and for any unknown word. */
function readDone(word: string | null, known: readonly string[]): SettingsView["done"] {
  const [, given, target = ""] = /^(on|off|revoked)-([\w-]{1,60})$/.exec(word ?? "") ?? [];
  const way = WAYS.find((one) => one === given);
  return way === undefined || !known.includes(target) ? null : { way, target };
}
