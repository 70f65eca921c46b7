import "vitest";
import type { Site } from "./setup.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Why these tests could not run as they must. */
    readonly problems: readonly string[];
    /** Null where there is no Chromium, or it has a problem. */
    readonly site: Site | null;
    /** The path of Java; null where there is none. */
    readonly java: string | null;
  }
}
