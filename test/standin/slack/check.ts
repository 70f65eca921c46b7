import { flag, isRecord, list, object, text } from "../shape.ts";
import { anyBlock } from "./blocks.ts";

/** Why Slack would refuse a body: the word it answers with, and each fault for whoever looks into it. */
export interface Refusal {
  readonly error: "invalid_payload" | "no_text" | "invalid_blocks" | "msg_blocks_too_long" | "msg_too_long";
  readonly faults: readonly string[];
}

const MOST_BLOCKS = 50;
/** Slack cuts a text here. */
const LONGEST_TEXT = 40_000;
/**
 * Undocumented: 11,300 characters of text in the blocks were refused, 9,600 were taken. Whether addresses count nobody
 * says: here they do.
 */
const LONGEST_BLOCKS = 9_600;

const payload = object(
  {},
  {
    text: text(0, Number.MAX_SAFE_INTEGER),
    blocks: list(() => [], 0, Number.MAX_SAFE_INTEGER),
    mrkdwn: flag,
    unfurl_links: flag,
    unfurl_media: flag,
    response_type: text(1, 20),
    replace_original: flag,
    delete_original: flag,
    thread_ts: text(1, 40),
    channel: text(1, 100),
    ts: text(1, 40),
  },
);

/** What Slack checks, by a webhook and by the Web API; null when it takes the body. `takesBlocks`: false refuses whatever blocks. */
export function checkSlack(body: unknown, takesBlocks = true): Refusal | null {
  const faults = payload(body, "");
  if (!isRecord(body) || faults.length > 0) return { error: "invalid_payload", faults };
  const blocks = Array.isArray(body.blocks) ? body.blocks : [];
  const said = typeof body.text === "string" ? body.text : "";
  if (said.trim() === "" && blocks.length === 0)
    return { error: "no_text", faults: ["/text is empty, without blocks"] };
  if (said.length > LONGEST_TEXT) return { error: "msg_too_long", faults: [`/text is ${said.length} long`] };
  if (!takesBlocks && blocks.length > 0) return { error: "invalid_blocks", faults: ["/blocks: none are taken"] };
  const wrong = [...list(anyBlock, 0, MOST_BLOCKS)(blocks, "/blocks"), ...repeated(blocks)];
  if (wrong.length > 0) return { error: "invalid_blocks", faults: wrong };
  const size = [...textsOf(blocks), ...addressesOf(blocks)].reduce((sum, part) => sum + part.length, 0);
  return size > LONGEST_BLOCKS ? { error: "msg_blocks_too_long", faults: [`/blocks hold ${size} characters`] } : null;
}

/** An empty list, by which an update takes blocks away, is none. */
export function hasBlocks(body: unknown): boolean {
  return isRecord(body) && Array.isArray(body.blocks) && body.blocks.length > 0;
}

/** Every `text` string of a value, wherever it stands. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === "text" && typeof entry === "string" ? [entry] : textsOf(entry),
  );
}

/** Where the links in running text lead. Buttons are none. */
function addressesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(addressesOf);
  if (!isRecord(value)) return [];
  return value.type === "link" ? [String(value.url)] : addressesOf(Object.values(value));
}

function repeated(blocks: readonly unknown[]): readonly string[] {
  const ids = blocks.flatMap((block) =>
    isRecord(block) && typeof block.block_id === "string" ? [block.block_id] : [],
  );
  return ids.length === new Set(ids).size ? [] : ["/blocks: a block_id stands twice"];
}
