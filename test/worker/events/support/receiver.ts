import { Webhook } from "standardwebhooks";
import { vi } from "vitest";
import { webhookSchema } from "../../../../src/channels/webhook/schema.ts";
import { moved } from "../../../demo/moved.ts";
import missed from "../../../fixtures/chats/missed-without-agent.json";
import sample from "../../../fixtures/chats/sample.json";
import { schemaFaults } from "../../../support/json-schema.ts";
import { clockwork } from "../../support/clockwork.ts";
import { ORIGIN, posted } from "../../support/door.ts";

const SECOND = 1_000;

const KEYS = { CRM_KEY: keyOf(1), CRM_KEY_OLD: keyOf(2) };
const SCHEMA = webhookSchema(`${ORIGIN}/schema/alert.json`);

function keyOf(fill: number): string {
  return `whsec_${new Uint8Array(32).fill(fill).toBase64()}`;
}

/** A request to the receiver, as it came. */
export interface Delivered {
  readonly id: string;
  readonly at: number;
  readonly status: number;
  readonly body: Event;
  readonly text: string;
}

interface Event {
  readonly type: string;
  readonly version?: number;
  readonly timestamp: string;
  readonly data: { readonly alert?: Readonly<Record<string, unknown>>; readonly [name: string]: unknown };
}

let stages = 0;

/** The whole Worker with a program that gets its events, and checks the signature and the form of each. */
export function onStage(start: number, more: object = {}, target: object = {}, cronEvery = 60_000) {
  const settings = {
    ...{ PUBLIC_URL: ORIGIN, SLACK_WEBHOOK_URL: undefined, CRM_URL: "https://crm.example.com/hooks/1?token=s3cr3t" },
    ...{ TARGETS: { crm: { channel: "webhook", webhook: "CRM_URL", key: ["CRM_KEY", "CRM_KEY_OLD"], ...target } } },
    ...KEYS,
    ...more,
  };
  const clock = clockwork(settings, ["crm"], start, cronEvery);
  const got: Delivered[] = [];
  const answers: { status: number; header?: string }[] = [];
  vi.spyOn(globalThis, "fetch").mockImplementation(async (_url, init) => {
    const headers = Object.fromEntries(new Headers(init?.headers));
    const text = String(init?.body);
    for (const key of Object.values(KEYS)) {
      const ours = new Webhook(key).sign(headers["webhook-id"] ?? "", new Date(Date.now()), text);
      if (!headers["webhook-signature"]?.split(" ").includes(ours)) throw new Error("a wrong signature");
    }
    const body = JSON.parse(text);
    const faults = schemaFaults(body, SCHEMA, { document: SCHEMA, isClosed: true });
    if (faults.length > 0) throw new Error(faults.join("\n"));
    const { status = 204, header } = answers.shift() ?? {};
    got.push({ id: headers["webhook-id"] ?? "", at: Date.now(), status, body, text });
    return new Response(null, { status, headers: header === undefined ? {} : { "Retry-After": header } });
  });
  stages += 1;
  /** What earlier stories of the file left stays apart. */
  const idOf = (chat: number) => 100 * stages + chat;
  const isOurs = ({ data }: Event) =>
    Math.floor((Number(data.alert?.chatId ?? 100 * stages) % 1_000_000) / 100) === stages;
  let messages = 0;
  return {
    ...clock,
    got,
    idOf,
    /** The next answers, in order; after them everything is taken. */
    answers,
    /** What was taken, as "alert.opened 1". */
    taken: () =>
      got.filter(({ status, body }) => status < 300 && isOurs(body)).map(({ body }) => `${body.type} ${body.version}`),
    /** A missed chat comes in, and again with another message. */
    async chat(chat: number, changes: object = {}) {
      const chatId = idOf(chat);
      messages += 1;
      const closed = Date.now() - SECOND;
      const conversation = Array.from({ length: messages }, (_, index) => ({
        from: "Visitor",
        message: `Hello ${index}`,
        date: new Date(closed - (messages - index) * SECOND).toISOString(),
      }));
      const body = { ...moved(missed, closed), chatId, contactId: chatId, entityId: chatId, conversation, ...changes };
      const response = await clock.ask(posted(JSON.stringify(body)));
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
      return response.json();
    },
    /** A chat that somebody answered, and that nobody needs to hear of. */
    async answered(chat: number, changes: object = {}) {
      const body = { ...moved(sample, Date.now() - SECOND, 0.01), chatId: idOf(chat), ...changes };
      const response = await clock.ask(posted(JSON.stringify(body)));
      if (response.status !== 200) throw new Error(`answered ${response.status}`);
    },
    pass: (milliseconds: number) => clock.until(Date.now() + milliseconds),
    async end() {
      vi.restoreAllMocks();
      await clock.end();
    },
  };
}
