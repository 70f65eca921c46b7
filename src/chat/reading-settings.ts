import type { AutomaticPatterns } from "./authors/automatic.ts";

/** How the settings say that bodies are read: what the vendor leaves open. */
export interface ReadingSettings extends AutomaticPatterns {
  /** The zone of times without an offset. */
  readonly timeZone: string;
}
