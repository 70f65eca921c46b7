import type { Config } from "../../../config/config.ts";
import type { RawSettings } from "../../../config/raw-settings.ts";
import type { Format } from "../../../locale/format.ts";
import { linkOrigin } from "../../auth/link-policy.ts";

/** A var and its value in force; null: none. */
export interface VarInForce {
  readonly name: string;
  readonly value: string | null;
  readonly isDefault: boolean;
}

/** The value that was read if there is a default, else the raw value. `origin`: where webhooks arrive. */
export function varsInForce(
  { vars }: RawSettings,
  config: Config,
  origin: string | null,
  format: Format,
): readonly VarInForce[] {
  const read: Readonly<Record<string, string | null>> = {
    PUBLIC_URL: config.publicUrl ?? linkOrigin(origin),
    TIME_ZONE: config.timeZone,
    COUNTRY: config.reading.country,
    LOCALE: config.language,
    VCC_CIPHER: config.encryption?.cipher ?? null,
    VCC_REQUIRE_ENCRYPTION: String(config.requireEncryption),
    LINK_DAYS: String(config.linkDays),
    RETENTION_DAYS: String(config.retentionDays),
    TOO_OLD_DAYS: String(config.routing.tooOldDays),
    OUT_OF_ORDER_AFTER: format.duration(config.outOfOrderAfter),
    SESSION_IDLE: format.duration(config.sessionIdle),
    ENGINEERS: config.watch.engineers.join(", "),
    DATABASE_LIMIT_MB: String(config.watch.databaseLimit),
  };
  return vars.map(({ name, value }) => ({ name, value: read[name] ?? value, isDefault: value === null }));
}
