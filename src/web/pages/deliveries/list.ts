import type { ScanBounds } from "../../../store/bounded-scan.ts";
import type { Database } from "../../../store/database.ts";
import { listDeliveries, type RecordedDelivery } from "../../../store/deliveries/list.ts";
import { readAttempts } from "../../../store/deliveries/messages.ts";
import { forwardLinks } from "../../auth/link-forward.ts";
import { CONTENT_TYPES } from "../../http/content-type.ts";
import { formQuery } from "../../http/form-query.ts";
import { formHeaders } from "../../http/headers.ts";
import { jsonPage } from "../../list/json-page.ts";
import { respondWithPage } from "../../list/respond.ts";
import type { Person } from "../../principal.ts";
import { viewerOf } from "../../request/viewer.ts";
import type { Visit } from "../../request/visit.ts";
import { attemptsOf } from "./attempts.ts";
import { toldChats } from "./group.ts";
import { deliveryListPage } from "./list-page.tsx";
import { attemptsMade, dueOf, ledBy, readMessagesOf } from "./messages.ts";
import { partsOf } from "./parts.ts";
import { encodeCursor, type ReadQuery, readQuery } from "./query.ts";
import { readDone } from "./retry.ts";
import { toJson } from "./to-json.ts";

const A_PAGE = 50;

const LIST = {
  read: readQuery,
  find: (db: Database, { filter, after }: Extract<ReadQuery, { ok: true }>, bounds: ScanBounds) =>
    listDeliveries(db, filter, after, bounds),
  placeOf: encodeCursor,
  timeOf: ({ createdAt }: RecordedDelivery) => createdAt,
};

/** `GET /deliveries.json`: latest first, with everything that is recorded of each. */
export async function deliveryList(visit: Visit): Promise<Response> {
  const { request, context } = visit;
  return respondWithPage(visit, new URL(request.url).searchParams, A_PAGE, LIST, async (page) => {
    // Each with its own chat only: the others of its message are in the list themselves.
    const linkTo = forwardLinks(visit);
    const db = context.openDatabase();
    const messages = await readMessagesOf(db, page.entries);
    const kept = await readAttempts(db, [...messages.keys()]);
    const deliveries = await Promise.all(
      page.entries.map(async (delivery) =>
        toJson({
          delivery: { ...delivery, dueAt: dueOf(delivery, messages) },
          chats: await toldChats([delivery], linkTo),
          leader: ledBy(delivery, messages),
          attempts: attemptsOf(delivery, messages, kept),
          attemptsMade: attemptsMade(delivery, messages),
          parts: partsOf(delivery, messages),
        }),
      ),
    );
    return jsonPage(page, { deliveries });
  });
}

/** `GET /deliveries`: the list as a page, with actions. */
export async function deliveries(visit: Visit<Person>): Promise<Response> {
  const { searchParams } = new URL(visit.request.url);
  const asked = formQuery(searchParams);
  return respondWithPage(visit, asked, A_PAGE, LIST, async (page) => {
    const messages = await readMessagesOf(visit.context.openDatabase(), page.entries);
    const targets = [...visit.config.targets.keys()];
    const view = { ...page, messages, asked, done: readDone(searchParams), targets };
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(deliveryListPage(view, viewerOf(visit)), { headers });
  });
}
