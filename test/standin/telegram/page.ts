import { html, type StandIn } from "../stand-in.ts";
import { createBot, type TelegramMessage } from "./bot.ts";
import { buttonsOf, entitiesOf, type StoodEntity } from "./check.ts";

/** Telegram, for the page that shows what every channel was sent. */
export function telegramStandIn(): StandIn {
  const bot = createBot();
  return {
    channel: "telegram",
    name: "Telegram",
    accepts: ({ path }) => path.startsWith("/bot"),
    answer: (request) => bot.answer(request),
    articles: () => bot.messages.map(article).toReversed(),
  };
}

const TAGS: Readonly<Record<string, string>> = { bold: "b", code: "code", pre: "pre", blockquote: "blockquote" };

function article({ body }: TelegramMessage): string {
  const rows = buttonsOf(body.reply_markup).map(
    ({ text, url }) => `<a class="button" href="${html(url)}">${html(text)}</a>`,
  );
  return `<p>${formatted(String(body.text), entitiesOf(body.entities))}</p><div>${rows.join("")}</div>`;
}

/** Entities do not contain each other here: the text is cut at their ends. */
function formatted(text: string, entities: readonly StoodEntity[]): string {
  let end = 0;
  let shown = "";
  for (const { type, offset, length, url } of entities.toSorted((one, other) => one.offset - other.offset)) {
    const said = html(text.slice(offset, offset + length));
    const tag = TAGS[type] ?? "span";
    shown += html(text.slice(end, offset));
    shown += url === null ? `<${tag}>${said}</${tag}>` : `<a href="${html(url)}">${said}</a>`;
    end = offset + length;
  }
  return shown + html(text.slice(end));
}
