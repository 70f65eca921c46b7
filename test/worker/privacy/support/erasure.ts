import * as v from "valibot";
import { direct } from "../../support/direct.ts";
import { ADMIN, ORIGIN, posted } from "../../support/door.ts";

const receipt = v.looseObject({
  erasure: v.string(),
  status: v.picklist(["done", "under way", "waiting"]),
  step: v.string(),
  waitsFor: v.nullable(v.string()),
  by: v.object({ who: v.string(), door: v.string() }),
  ended: v.nullable(v.string()),
  erased: v.record(v.string(), v.number()),
  notReached: v.array(v.string()),
  unreadable: v.object({ quarantine: v.number(), entries: v.array(v.string()), chats: v.array(v.string()) }),
});

/** Asks as the admin for an erasure, or how far one is, with changes to the bindings and settings. */
export async function erasure(method: "DELETE" | "GET", path: string, changes: object = {}) {
  const { response, rest } = await direct(new Request(`${ORIGIN}${path}`, { method, headers: ADMIN }), changes);
  await rest;
  const body: unknown = await response.json();
  return { status: response.status, location: response.headers.get("Location"), body };
}

/** The same, where it is to be done at once. */
export async function erased(path: string, changes: object = {}) {
  const { status, body } = await erasure("DELETE", path, changes);
  if (status !== 200) throw new Error(`answered ${status}`);
  return v.parse(receipt, body);
}

/** What follows upon the answer, such as the copy in KV, is there too. */
export async function settled(body: string): Promise<void> {
  const { response, rest } = await direct(posted(body), {});
  await rest;
  if (response.status !== 200) throw new Error(`answered ${response.status}`);
}
