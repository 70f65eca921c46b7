import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { unstable_splitSqlQuery } from "wrangler";
import { ROOT } from "../../../../src/commands/wrangler.ts";
import { buildOurs } from "../../../bench/build.ts";

/** A script as it is or was deployed. */
export interface Version {
  readonly name: string;
  readonly script: string;
  readonly compatibilityDate: string;
  readonly hasCourier: true;
}

/** The release that installations run today: see the README beside the fixture. */
const RELEASED = { file: "worker-0.1.js.gz", compatibilityDate: "2026-10-23", lastMigration: "0002" };

export function released(): Version {
  const packed = readFileSync(join(ROOT, "test/fixtures/released", RELEASED.file));
  const { compatibilityDate } = RELEASED;
  return { name: "the released Worker", script: gunzipSync(packed).toString(), compatibilityDate, hasCourier: true };
}

/** The Worker of the working tree, as a deploy would upload it. `disk` is a folder for the build. */
export async function current(disk: string): Promise<Version> {
  const { script, compatibilityDate } = await buildOurs(disk);
  return { name: "the new Worker", script, compatibilityDate, hasCourier: true };
}

/** The statements of the migrations that the release knew, and of those that came after it. */
export function migrations(): { readonly known: readonly string[]; readonly later: readonly string[] } {
  const folder = join(ROOT, "src/store/migrations");
  const files = readdirSync(folder).toSorted();
  const isKnown = (file: string) => file.slice(0, 4) <= RELEASED.lastMigration;
  const statements = (file: string) => unstable_splitSqlQuery(readFileSync(join(folder, file), "utf8"));
  return {
    known: files.filter(isKnown).flatMap(statements),
    later: files.filter((file) => !isKnown(file)).flatMap(statements),
  };
}
