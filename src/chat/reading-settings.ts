/** How the settings say that bodies are read: what the vendor leaves open. */
export interface ReadingSettings {
  /** The zone of times without an offset. */
  readonly timeZone: string;
}
