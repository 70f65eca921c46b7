import type { Database } from "../../store/database.ts";
import type { Bounds } from "../../store/examine.ts";
import type { QuarantinePlace } from "../../store/quarantine.ts";
import { listQuarantine, type QuarantineEntry } from "../../store/quarantine.ts";
import { type NotKept, readNotKept } from "../../store/quarantine-days.ts";
import type { Person } from "../access/visitor.ts";
import { CONTENT_TYPES } from "../forms.ts";
import { formHeaders } from "../headers.ts";
import { askedOf } from "../list/asked.ts";
import { jsonPage } from "../list/json-page.ts";
import { listed } from "../list/listed.ts";
import type { StartQuery } from "../list/start-query.ts";
import { viewerOf } from "../viewer.ts";
import type { Visit } from "../visit.ts";
import { isDeleted } from "./delete.ts";
import { quarantinePage } from "./list-page.tsx";
import { placeName, readQuery } from "./query.ts";
import { readReplayed } from "./replayed.ts";
import { shown } from "./shown.ts";

const A_PAGE = 100;

const LIST = {
  read: readQuery,
  find: (db: Database, { after }: Extract<StartQuery<QuarantinePlace>, { ok: true }>, bounds: Bounds) =>
    listQuarantine(db, after, bounds),
  placeOf: placeName,
  timeOf: ({ lastAt }: QuarantineEntry) => lastAt,
};

/** `GET /quarantine.json`: what came, could not be read, and is kept, never the bodies; and how many were not kept. */
export async function quarantineList(visit: Visit): Promise<Response> {
  return listed(visit, new URL(visit.request.url).searchParams, A_PAGE, LIST, async (page) =>
    jsonPage(page, { quarantine: page.entries.map(shown), notKept: await notKeptOf(visit) }),
  );
}

/** `GET /quarantine`: the same for people; administrators can have an entry read again. */
export async function quarantine(visit: Visit<Person>): Promise<Response> {
  const { searchParams } = new URL(visit.request.url);
  const asked = askedOf(searchParams);
  return listed(visit, asked, A_PAGE, LIST, async (page) => {
    const view = {
      ...page,
      asked,
      replayed: readReplayed(searchParams),
      deleted: isDeleted(searchParams),
      notKept: await notKeptOf(visit),
    };
    const headers = { ...(await formHeaders()), "Content-Type": CONTENT_TYPES.html };
    return new Response(quarantinePage(view, viewerOf(visit)), { headers });
  });
}

function notKeptOf({ context }: Pick<Visit, "context">): Promise<readonly NotKept[]> {
  return readNotKept(context.openDatabase(), context.now());
}
