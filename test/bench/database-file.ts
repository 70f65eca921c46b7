import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The one D1 database that a Worker keeps on this disk. Throws where there is none. */
export function databaseFile(persistence: string): string {
  const folder = join(persistence, "d1/miniflare-D1DatabaseObject");
  const file = readdirSync(folder).find((name) => name.endsWith(".sqlite") && name !== "metadata.sqlite");
  if (file === undefined) throw new Error(`${folder} has no database`);
  return join(folder, file);
}
