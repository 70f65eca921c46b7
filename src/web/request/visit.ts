import type { Config } from "../../config/config.ts";
import type { Principal } from "../principal.ts";
import type { Context } from "./context.ts";

/** An authorised request. */
export interface Visit<Who extends Principal = Principal> {
  readonly request: Request;
  /** The named parts of the path, still encoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly context: Context;
  readonly config: Config;
  readonly access: Who;
}
