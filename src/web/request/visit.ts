import type { Config } from "../../config/config.ts";
import type { Principal } from "../principal.ts";
import type { Context } from "./context.ts";

/** A request by somebody who may make it. */
export interface Visit<Who extends Principal = Principal> {
  readonly request: Request;
  /** The named parts of the path, as they stand in the URL. */
  readonly params: Readonly<Record<string, string>>;
  readonly context: Context;
  readonly config: Config;
  readonly access: Who;
}
