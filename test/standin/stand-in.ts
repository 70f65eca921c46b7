/** A request that reached a stand-in. */
export interface StandInRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** By their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Plays the other side of one channel: takes what the vendor takes, and shows it as its readers see it. */
export interface StandIn {
  /** As in the settings: "telegram". */
  readonly channel: string;
  /** What its readers call it. */
  readonly name: string;
  /** Whether the vendor has something at this path. */
  accepts(request: StandInRequest): boolean;
  answer(request: StandInRequest): Response | Promise<Response>;
  /** Every message that was taken, as its readers see it, the newest first: HTML, with nothing of it live. */
  articles(): readonly string[];
}

/** Text in HTML. */
export function html(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
