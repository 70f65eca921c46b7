import { type Check, flag, isRecord, list, object, text, url } from "../shape.ts";

/** What a server of Mattermost or Rocket.Chat rejects of a message. */

const many = Number.MAX_SAFE_INTEGER;

const colour: Check = (value, at) => (/^#[0-9a-f]{6}$/i.test(String(value)) ? [] : [`${at} must be a colour`]);

/** Mattermost drops what it does not know: none of it may be sent in vain. */
const attachment = (size: number, more: Readonly<Record<string, Check>>) =>
  object(
    {},
    {
      ...{ color: colour, title: text(1, 1_024), title_link: url(2_048), text: text(1, size) },
      fields: list(object({ title: text(0, 1_024), value: text(1, size) }, { short: flag }), 1, many),
      ...more,
    },
  );

/** Of all that can be read in one message; undocumented, and far less than either service may take. */
const TOTAL = { mattermost: 16_383, "rocket.chat": 5_000 };

const MATTERMOST = attachment(16_383, { fallback: text(1, 1_024), footer: text(1, 300) });
const ROCKET_CHAT = attachment(5_000, {});

/** The body of Mattermost's incoming webhook. */
export function mattermostHookFaults(body: unknown): readonly string[] {
  const check = object({ text: text(1, 16_383) }, { attachments: list(MATTERMOST, 1, many) });
  return [...check(body, ""), ...tooMuch(body, "mattermost")];
}

/** The body of Rocket.Chat's incoming webhook. */
export function rocketChatHookFaults(body: unknown): readonly string[] {
  const check = object({ text: text(1, 5_000) }, { attachments: list(ROCKET_CHAT, 1, many) });
  return [...check(body, ""), ...tooMuch(body, "rocket.chat")];
}

const ID = /^[a-z\d]{26}$/;
const id: Check = (value, at) => (ID.test(String(value)) ? [] : [`${at} must be an id`]);

/** A post of Mattermost's API; `isChange`: a patch of one. */
export function postFaults(body: unknown, isChange = false): readonly string[] {
  const content = { message: text(1, 16_383), props: object({ attachments: list(MATTERMOST, 0, many) }) };
  const check = isChange ? object(content) : object({ channel_id: id, ...content }, { root_id: id });
  return [...check(body, ""), ...tooMuch(body, "mattermost")];
}

function tooMuch(body: unknown, service: keyof typeof TOTAL): readonly string[] {
  const total = textsIn(body).join("").length;
  return total > TOTAL[service] ? [`${total} characters in total`] : [];
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
