import limits from "../../fixtures/slack-limits.json" with { type: "json" };
import { type Check, flag, list, object, type Shape, text, typed, url, word } from "../shape.ts";

/** The blocks that a message may hold, as Slack checks them. */

const plain = (max: number) => object({ type: word("plain_text"), text: text(1, max) }, { emoji: flag });
const mrkdwn = (max: number) => object({ type: word("mrkdwn"), text: text(1, max) }, { verbatim: flag });
const either = (max: number) => typed({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

const block = (type: string, required: Shape, optional: Shape = {}) =>
  object({ type: word(type), ...required }, { block_id: text(1, limits.block_id.max_length), ...optional });

const image = {
  image_url: url(limits.image.image_url.max_length),
  alt_text: text(1, limits.image.alt_text.max_length),
};
const imageElement = object({ type: word("image"), ...image });

const confirmation = object(
  {
    title: plain(limits.confirmation.title.max_length),
    text: either(limits.confirmation.text.max_length),
    confirm: plain(limits.confirmation.confirm.max_length),
    deny: plain(limits.confirmation.deny.max_length),
  },
  { style: word("primary", "danger") },
);

const button = object(
  { type: word("button"), text: plain(limits.button.text.max_length) },
  {
    action_id: text(1, limits.action_id.max_length),
    url: url(limits.button.url.max_length),
    value: text(1, limits.button.value.max_length),
    style: word("primary", "danger"),
    confirm: confirmation,
    accessibility_label: text(1, limits.button.accessibility_label.max_length),
  },
);

const option = object(
  { text: plain(limits.option.text.max_length), value: text(1, limits.option.value.max_length) },
  { description: plain(limits.option.description.max_length), url: url(limits.option.url.max_length) },
);

const overflow = object(
  {
    type: word("overflow"),
    options: list(option, limits.overflow.options.min_items, limits.overflow.options.max_items),
  },
  { action_id: text(1, limits.action_id.max_length), confirm: confirmation },
);

const section: Check = (value, at) => {
  const { text: body, fields } = limits.section;
  const check = block(
    "section",
    {},
    {
      text: either(body.max_length),
      fields: list(either(fields.item_max_length), 1, fields.max_items),
      accessory: typed({ button, image: imageElement }),
      expand: flag,
    },
  );
  const says = typeof value === "object" && value !== null && ("text" in value || "fields" in value);
  return [...check(value, at), ...(says ? [] : [`${at} must have text or fields`])];
};

const id = text(1, 255);
const style = object({}, { bold: flag, italic: flag, strike: flag, code: flag, underline: flag });
const rich = (type: string, required: Shape, optional: Shape = {}) =>
  object({ type: word(type), ...required }, { style, ...optional });

// Slack documents no limit for one run of rich text; none that we send is longer than a text object may be.
const run = text(1, limits.text.max_length);
const runs = {
  text: rich("text", { text: run }),
  link: rich("link", { url: url(limits.button.url.max_length) }, { text: run, unsafe: flag }),
};
const inline = typed({
  ...runs,
  user: rich("user", { user_id: id }),
  usergroup: rich("usergroup", { usergroup_id: id }),
  channel: rich("channel", { channel_id: id }),
  broadcast: rich("broadcast", { range: word("here", "channel", "everyone") }),
  emoji: rich("emoji", { name: id }, { unicode: id }),
});
const many = Number.MAX_SAFE_INTEGER;
const richSection = object({ type: word("rich_text_section"), elements: list(inline, 1, many) });
const richElements = typed({
  rich_text_section: richSection,
  rich_text_quote: object({ type: word("rich_text_quote"), elements: list(inline, 1, many) }),
  rich_text_preformatted: object({ type: word("rich_text_preformatted"), elements: list(typed(runs), 1, many) }),
  rich_text_list: object({
    type: word("rich_text_list"),
    style: word("bullet", "ordered"),
    elements: list(richSection, 1, many),
  }),
});

export const anyBlock: Check = typed({
  header: block("header", { text: plain(limits.header.text.max_length) }),
  section,
  divider: block("divider", {}),
  context: block("context", {
    elements: list(
      typed({ plain_text: plain(limits.text.max_length), mrkdwn: mrkdwn(limits.text.max_length), image: imageElement }),
      1,
      limits.context.elements.max_items,
    ),
  }),
  actions: block("actions", { elements: list(typed({ button, overflow }), 1, limits.actions.elements.max_items) }),
  image: block("image", image, { title: plain(limits.image.alt_text.max_length) }),
  markdown: block("markdown", { text: text(1, limits.markdown.text.max_length) }),
  rich_text: block("rich_text", { elements: list(richElements, 1, many) }),
});
