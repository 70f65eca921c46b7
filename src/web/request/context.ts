import type { Config, ConfigReading } from "../../config/config.ts";
import type { RawSettings } from "../../config/raw-settings.ts";
import type { EnabledTarget } from "../../delivery/manual/enable-target.ts";
import type { Resent, ResentDead } from "../../delivery/manual/resend.ts";
import type { Tested } from "../../delivery/manual/send-test.ts";
import type { Limits } from "../../store/d1-limits.ts";
import type { Database } from "../../store/database.ts";
import type { TranscriptCache } from "../../store/kv/transcript-cache.ts";
import type { LinkFacts, MadeLinkFacts } from "../../store/link-facts.ts";

/** GETs JSON; null where none came. */
export type GetJson = (url: string) => Promise<unknown>;

/** What the answers to requests reach the outside by. */
export interface Context {
  readonly settings: ConfigReading;
  /** The same as they were given, for who looks at them. */
  readonly given: RawSettings;
  /** Current and previous; undefined where not set, or weak. */
  readonly webhookSecrets: readonly (string | undefined)[];
  /** Undefined where it is not set, or weak: then nobody has it. */
  readonly adminToken: string | undefined;
  /** D1, with the deadline of one answer running from here. */
  openDatabase(): Database;
  openCopy(config: Config): TranscriptCache;
  readonly links: Links;
  getJson: GetJson;
  /** Whether somebody may try a token once more, by who they are; always, where nothing counts. */
  mayTry(who: string): Promise<boolean>;
  /** Whether it is counted who tries tokens. */
  readonly countsTries: boolean;
  now(): number;
  /** What this instance knows of D1's limits. */
  readonly limits: Pick<Limits, "usedUp">;
  /** Whether it is this instance's turn to look after the cron. */
  mayLookAfterCron(): boolean;
  /** Work that goes on after the answer. */
  after(work: Promise<unknown>): void;
  /** Wakes a target's courier. */
  wake(target: string): Promise<void>;
  /** Has a target's courier send one of its deliveries again, or now. */
  retry(target: string, id: string): Promise<Resent>;
  /** The same with its oldest dead ones, a bounded number at a time. */
  retryDead(target: string): Promise<ResentDead>;
  /** Has a target's courier send what was kept while it was out of order. */
  switchOn(target: string): Promise<EnabledTarget>;
  /** Has a target's courier send a test message; null where the settings do not know the target. */
  test(target: string): Promise<Tested | null>;
  log(event: Readonly<Record<string, unknown>>): void;
  /** HEAD only asks whether something is there: it is answered as GET, and nobody has read anything. */
  readonly headOnly?: boolean;
}

/** What links depend on, at most a minute old. */
export interface Links {
  /** Throws StoreUnavailable. */
  read(): Promise<LinkFacts>;
  /** The same, for who signs: the secret is made where there is none. Throws StoreUnavailable. */
  make(): Promise<MadeLinkFacts>;
  /** All links of a target were revoked: what this instance and its courier remember is out of date. */
  revoked(target: string): Promise<void>;
}
