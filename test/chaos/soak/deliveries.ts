import * as v from "valibot";
import { type Running, SECRETS } from "../../bench/start.ts";

/** One delivery as the Worker shows it to programs. Instants in milliseconds since 1970. */
export interface SentAlert {
  readonly id: string;
  /** Null: it is about no single chat. */
  readonly chatId: number | null;
  readonly kind: string;
  readonly target: string;
  /** Set where it stands in for another target. */
  readonly otherTarget: string | null;
  readonly status: string;
  readonly note: string | null;
  readonly created: number;
  readonly ended: number | null;
}

const instant = v.pipe(v.string(), v.transform(Date.parse));
const listed = v.object({
  deliveries: v.array(
    v.object({
      id: v.string(),
      chats: v.array(v.object({ chat: v.string() })),
      ...{ kind: v.string(), target: v.string(), otherTarget: v.nullable(v.string()) },
      ...{ status: v.string(), note: v.nullable(v.string()), created: instant, ended: v.nullable(instant) },
    }),
  ),
});

/** All that there are, page by page. */
export async function readDeliveries({ url }: Running): Promise<readonly SentAlert[]> {
  const told: SentAlert[] = [];
  let page: string | null = new URL("deliveries.json", url).href;
  while (page !== null) {
    const answer: Response = await fetch(page, { headers: { Authorization: `Bearer ${SECRETS.ADMIN_TOKEN}` } });
    if (answer.status !== 200) throw new Error(`the list of deliveries was answered ${answer.status}`);
    for (const { chats, ...delivery } of v.parse(listed, await answer.json()).deliveries) {
      const [, chatId] = chats[0]?.chat.split("/") ?? [];
      told.push({ ...delivery, chatId: chatId === undefined ? null : Number(chatId) });
    }
    const next: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get("Link") ?? "")?.[1];
    page = next === undefined ? null : new URL(next, page).href;
  }
  return told;
}
