import type { Config, ConfigReading } from "../../config/config.ts";
import type { RawSettings } from "../../config/raw-settings.ts";
import type { EnabledTarget } from "../../delivery/manual/enable-target.ts";
import type { Resent, ResentDead } from "../../delivery/manual/resend.ts";
import type { Tested } from "../../delivery/manual/send-test.ts";
import type { GetText } from "../../intake/mail/sns.ts";
import type { Limits } from "../../store/d1-limits.ts";
import type { Database } from "../../store/database.ts";
import type { TranscriptCache } from "../../store/kv/transcript-cache.ts";
import type { LinkFacts, MadeLinkFacts } from "../../store/signing-keys.ts";

/** GETs JSON; null if there was none. */
export type GetJson = (url: string) => Promise<unknown>;

/** The ports of a request. */
export interface Context {
  readonly settings: ConfigReading;
  /** The raw settings, for the settings page. */
  readonly given: RawSettings;
  /** Current and previous; undefined if not set or weak. */
  readonly webhookSecrets: readonly (string | undefined)[];
  /** Undefined if not set or weak: then nobody can use it. */
  readonly adminToken: string | undefined;
  /** D1, with the deadline of one response from now. */
  openDatabase(): Database;
  openCopy(config: Config): TranscriptCache;
  readonly links: Links;
  getJson: GetJson;
  getText: GetText;
  /** Whether this client may try another token; always true if attempts are not limited. */
  allowAttempt(who: string): Promise<boolean>;
  /** Whether attempts with tokens are limited. */
  readonly countsTries: boolean;
  now(): number;
  /** What this instance knows about D1's limits. */
  readonly limits: Pick<Limits, "usedUp">;
  /** Whether this instance should check the cron now. */
  mayLookAfterCron(): boolean;
  /** Runs work after the response. */
  after(work: Promise<unknown>): void;
  /** Wakes a target's courier. */
  wake(target: string): Promise<void>;
  /** Lets a target's courier resend one of its deliveries, or send it now. */
  retry(target: string, id: string): Promise<Resent>;
  /** Lets a target's courier resend its oldest dead deliveries, a bounded number at a time. */
  retryDead(target: string): Promise<ResentDead>;
  /** Lets a target's courier send what was kept while the target was disabled. */
  switchOn(target: string): Promise<EnabledTarget>;
  /** Lets a target's courier send a test message; null if the settings do not have the target. */
  test(target: string): Promise<Tested | null>;
  log(event: Readonly<Record<string, unknown>>): void;
  /** HEAD only checks existence: the response is that of GET, and nothing counts as read. */
  readonly headOnly?: boolean;
}

/** The link secret and revocations, at most a minute old. */
export interface Links {
  /** Throws StoreUnavailable. */
  read(): Promise<LinkFacts>;
  /** For signing: creates the secret if there is none. Throws StoreUnavailable. */
  make(): Promise<MadeLinkFacts>;
  /** All links of a target were revoked: the caches of this instance and of its courier are out of date. */
  revoked(target: string): Promise<void>;
}
