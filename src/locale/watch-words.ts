/** What the watchman tells the engineers. Counts come in twice: as they are, and ready to be read. */
export interface WatchWords {
  readonly title: (count: number, shown: string) => string;
  readonly summary: (labels: string) => string;

  readonly insecure: Refused;
  readonly wrongSecret: Refused;
  readonly wrongAddress: Refused;
  readonly wrongMethod: Refused;
  readonly tooLarge: Refused;
  readonly requests: (count: number, shown: string, since: string) => string;

  readonly guessing: Refused;
  readonly tries: (count: number, shown: string, since: string) => string;

  readonly quarantined: string;
  readonly bodies: (count: number, shown: string, problem: string) => string;
  readonly quarantineFull: Refused;
  readonly notKept: (count: number, shown: string, since: string) => string;

  readonly unknownSla: string;
  readonly nameSla: (word: string) => string;
  readonly unknownDisposition: string;
  readonly noAlert: (word: string) => string;

  readonly shared: string;
  /** "130/9": what is to be done about it. */
  readonly sharedContact: (id: string) => string;
  readonly sharedEntity: (id: string) => string;

  readonly quiet: string;
  readonly noChatSince: (moment: string) => string;

  readonly databaseFull: string;
  readonly used: (percent: string, limit: string) => string;

  readonly toldOnce: string;
}

/** A kind of refusal, and what to look at. */
export interface Refused {
  readonly label: string;
  readonly advice: string;
}
