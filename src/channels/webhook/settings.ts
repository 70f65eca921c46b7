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

const KEYS = `must be the name of a secret, such as "CRM_KEY", or up to ${MOST_KEYS} of them while the key is replaced`;

function webhookTable(lookUp: LookUp) {
  return channelTable({
    webhook: secretUrl(lookUp),
    key: v.pipe(
      v.unknown(),
      v.transform((given): unknown => (typeof given === "string" ? [given] : given)),
      v.array(keyIn(lookUp), KEYS),
      v.minLength(1, KEYS),
      v.maxLength(MOST_KEYS, KEYS),
    ),
    api: apiOrigin(),
  });
}

function keyIn(lookUp: LookUp) {
  return v.pipe(
    secretValue('such as "CRM_KEY", and never the key itself', lookUp),
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
