import * as v from "valibot";
import type { Connected, LookUp, Settings } from "../channel.ts";
import {
  apiOrigin,
  atApi,
  channelTable,
  readBy,
  readSettings,
  secretUrl,
  secretValue,
  type TextReading,
} from "../settings.ts";
import { type Key, readKey } from "./sign.ts";

/** Where a target's events go, and what they are signed with. */
export interface WebhookOptions {
  /** May contain a secret. */
  readonly url: string;
  readonly keys: readonly Key[];
}

/** More than a rotation needs. */
const MOST_KEYS = 5;

const MISSING = 'needs key, the name of the secret that signs the events, such as key = "CRM_KEY"';
const KEYS = `must be the name of a secret, such as "CRM_KEY", or up to ${MOST_KEYS} of them while the key is replaced`;

function webhookTable(lookUp: LookUp) {
  return channelTable({ webhook: secretUrl(lookUp), key: keysIn(lookUp), api: apiOrigin() });
}

/** One key, or several while it is replaced; every mistake in them is named. */
function keysIn(lookUp: LookUp) {
  const schema = keyIn(lookUp);
  return v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset: { value }, addIssue, NEVER }): readonly Key[] => {
      const names: unknown = typeof value === "string" ? [value] : value;
      if (!Array.isArray(names) || names.length === 0 || names.length > MOST_KEYS) {
        addIssue({ message: value === undefined ? MISSING : KEYS });
        return NEVER;
      }
      const read = names.map((name: unknown) => v.safeParse(schema, name));
      const messages = read.flatMap(({ issues = [] }) => issues.map(({ message }) => message));
      for (const message of messages) addIssue({ message });
      return messages.length > 0 ? NEVER : read.flatMap((one) => (one.success ? [one.output] : []));
    }),
  );
}

const EXAMPLE = 'such as "CRM_KEY", and never the key itself';

function keyIn(lookUp: LookUp) {
  return v.pipe(
    v.unknown(),
    // A key without padding looks like a name, and is never repeated.
    v.check(
      (name) => typeof name !== "string" || !name.trim().startsWith("whsec_"),
      `must be the name of a secret, ${EXAMPLE}`,
    ),
    secretValue(EXAMPLE, lookUp),
    readBy((secret: string): TextReading<Key> => {
      const key = readKey(secret);
      if (key !== null) return { ok: true, value: key };
      const how = 'make one with `echo "whsec_$(openssl rand -base64 32)"`';
      return { ok: false, problem: `names a secret that is not whsec_ and 24 to 64 bytes in base64: ${how}` };
    }),
  );
}

export function connect(settings: Settings, lookUp: LookUp): Connected<WebhookOptions> {
  const read = readSettings(webhookTable(lookUp), settings);
  if (!read.ok) return read;
  const { webhook, key: keys, api } = read.output;
  return { ok: true, options: { url: atApi(webhook, api), keys } };
}
