import * as v from "valibot";
import { get } from "../../support/door.ts";

const list = v.object({
  quarantine: v.array(
    v.object({ id: v.string(), count: v.number(), problem: v.string(), encrypted: v.boolean(), firstAt: v.string() }),
  ),
});

/** What is in quarantine, the latest first. */
export async function quarantined() {
  return v.parse(list, await (await get("/quarantine.json")).json()).quarantine;
}
