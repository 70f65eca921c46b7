import type { AutomaticPatterns } from "./authors/automatic.ts";
import type { Country } from "./phone/one-number.ts";

/** How the settings say that bodies are read: what the vendor leaves open. */
export interface ReadingSettings extends AutomaticPatterns {
  /** The zone of times without an offset. */
  readonly timeZone: string;
  /** Of telephone numbers without a country; null: such numbers are dialled as they are written. */
  readonly country: Country | null;
}
