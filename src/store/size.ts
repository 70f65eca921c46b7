import { StoreUnavailable } from "./database.ts";
import { before } from "./deadline.ts";

/** How many bytes the database takes, as D1 says it beside every result. Throws StoreUnavailable. */
export async function databaseSize(d1: D1Database, deadline: AbortSignal): Promise<number> {
  try {
    const { meta } = await before(deadline, d1.prepare("SELECT 1").run());
    return meta.size_after;
  } catch (error) {
    throw new StoreUnavailable("D1 failed or did not answer in time", { cause: error });
  }
}
