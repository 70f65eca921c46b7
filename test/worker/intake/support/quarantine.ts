import * as v from "valibot";
import { get } from "../../support/door.ts";

const list = v.object({
  quarantine: v.array(
    v.object({
      ...{ id: v.string(), count: v.number(), encrypted: v.boolean(), firstAt: v.string() },
      ...{ problem: v.string(), code: v.string(), args: v.unknown() },
    }),
  ),
});

/** What is in quarantine, the latest first. */
export async function quarantined() {
  return v.parse(list, await (await get("/quarantine.json")).json()).quarantine;
}
