import type { Answer, PostRequest } from "../../../src/channels/http.ts";
import { mattermost } from "../../../src/channels/mattermost/channel.ts";
import type { Result } from "../../../src/channels/result.ts";
import { mattermostHookFaults, postFaults, rocketChatHookFaults } from "../../standin/mattermost/check.ts";
import { liveInMattermost, liveInRocketChat } from "../../standin/mattermost/live.ts";
import { isRecord } from "../../standin/shape.ts";
import { type Expected, keepsTheContract, NOW } from "../support/contract.ts";
import { OURS } from "../support/messages.ts";
import { overHttp } from "../support/over-http.ts";

const HOOK = "https://chat.example.com/hooks/plantedkrpjzbm7fwfkqi3dgc1";
const ROCKET_HOOK = "https://rocket.example.com/hooks/65a1f0c4e8b7d2/planted-token";
const TOKEN = "planted8krpjzbm7fwfkqi3tok";
const CHANNEL = "4xp9fdt77pncbef59f4k1qe83o";
const POST = "zh8u9p1o5pfhdnxyxkhkhkkmhr";
const GOSSIP = { message: "invalid_token for John Russell at https://hooks.example/secret" };

function said(status: number, body: object | string, retryAfter: string | null = null): Answer {
  return { kind: "answered", status, retryAfter, text: typeof body === "string" ? body : JSON.stringify(body) };
}

function on(status: number, word?: string): { readonly status: number; readonly result: Result } {
  return { status, result: { code: "answered", status, ...(word === undefined ? {} : { word }) } };
}

/** An error of Mattermost, as any of its servers says it. */
function error(status: number, id: string): { readonly when: string; readonly answer: Answer } & ReturnType<typeof on> {
  const body = { id, detailed_error: "", request_id: "x", status_code: status, ...GOSSIP };
  return { when: `${status} ${id}`, answer: said(status, body), ...on(status, id) };
}

const odd = { kind: "retry" as const, status: 200, result: { code: "unexpected", status: 200 } as const };

const ofHook: readonly Expected<Answer>[] = [
  { when: "ok", answer: said(200, "ok"), kind: "sent", ...on(200) },
  { when: "a page", answer: said(200, `<html>${GOSSIP.message}`), ...odd },
  { ...error(400, "web.incoming_webhook.invalid.app_error"), kind: "out-of-order" },
  { ...error(501, "web.incoming_webhook.disabled.app_error"), kind: "out-of-order" },
  { ...error(403, "web.incoming_webhook.channel_locked.app_error"), kind: "out-of-order" },
  { ...error(404, "web.incoming_webhook.channel.app_error"), kind: "out-of-order" },
  { ...error(500, "web.incoming_webhook.channel.app_error"), kind: "retry" },
  { ...error(400, "api.post.create_post.can_not_post_to_deleted.error"), kind: "out-of-order" },
  { ...error(400, "web.incoming_webhook.text.app_error"), kind: "malformed" },
  { ...error(500, "app.post.save.app_error"), kind: "retry" },
  {
    when: "limit exceeded",
    answer: said(429, "limit exceeded\n", "7"),
    kind: "retry",
    status: 429,
    result: { code: "answered", status: 429, asked: 7 },
    waitUntil: NOW + 7_000,
  },
];

const ofRocketChat: readonly Expected<Answer>[] = [
  { when: "success", answer: said(200, { success: true }), kind: "sent", ...on(200) },
  {
    when: "no success with 200",
    answer: said(200, { success: false, error: "invalid-channel" }),
    kind: "out-of-order",
    ...on(400, "invalid-channel"),
  },
  { when: "a page", answer: said(200, `<html>${GOSSIP.message}`), ...odd },
  {
    when: "a channel that is not",
    answer: said(400, { success: false, error: "invalid-channel" }),
    kind: "out-of-order",
    ...on(400, "invalid-channel"),
  },
  {
    when: "too long",
    answer: said(400, { success: false, error: "error-message-size-exceeded" }),
    kind: "malformed",
    ...on(400, "error-message-size-exceeded"),
  },
  { when: "a sentence", answer: said(400, { success: false, error: GOSSIP.message }), kind: "malformed", ...on(400) },
  {
    when: "a wrong token",
    answer: said(400, { success: false, error: "Invalid integration id or token provided." }),
    kind: "out-of-order",
    ...on(400, "invalid-integration"),
  },
  {
    when: "switched off",
    answer: said(503, { success: false, error: "Service Unavailable" }),
    kind: "retry",
    ...on(503),
  },
];

const ofApi: readonly Expected<Answer>[] = [
  { when: "the post", answer: said(201, { id: POST, ...GOSSIP }), kind: "sent", ...on(201), ref: POST },
  { when: "a post that breaks off", answer: said(201, `{"id":"zh8`), kind: "sent", ...on(201) },
  { when: "a page", answer: said(200, `<html>${GOSSIP.message}`), ...odd },
  { ...error(401, "api.context.session_expired.app_error"), kind: "out-of-order" },
  { ...error(403, "api.context.permissions.app_error"), kind: "out-of-order" },
  { ...error(404, "app.channel.get.existing.app_error"), kind: "out-of-order" },
  { ...error(400, "api.post.create_post.root_id.app_error"), kind: "malformed" },
  { ...error(400, "model.post.is_valid.props.app_error"), kind: "malformed" },
  { ...error(500, "app.post.save.app_error"), kind: "retry" },
];

/** What is not 200 says most in its status, as to every channel. */
function withUsual<Options>(usual: ReturnType<typeof overHttp<Options>>, own: readonly Expected<Answer>[]) {
  return { ...usual, answers: [...own, ...usual.answers.filter(({ kind }) => kind !== "sent")] };
}

function faultsAt(url: string, check: (body: unknown) => readonly string[]) {
  return (request: PostRequest) => [
    ...(request.url === url ? [] : [`it went to ${request.url}`]),
    ...check(JSON.parse(request.body)),
  ];
}

const viaHook = overHttp({
  channel: mattermost,
  settings: { channel: "mattermost", webhook: "MATTERMOST_SALES_URL" },
  values: { MATTERMOST_SALES_URL: HOOK },
  faults: faultsAt(HOOK, (body) => [...mattermostHookFaults(body), ...liveInMattermost(body, OURS)]),
});

keepsTheContract("mattermost by a webhook", withUsual(viaHook, ofHook));

const viaRocketChat = overHttp({
  channel: mattermost,
  settings: { channel: "mattermost", webhook: "ROCKET_SALES_URL" },
  values: { ROCKET_SALES_URL: ROCKET_HOOK },
  faults: faultsAt(ROCKET_HOOK, (body) => [...rocketChatHookFaults(body), ...liveInRocketChat(body, OURS)]),
});

keepsTheContract("mattermost, behind which is Rocket.Chat", withUsual(viaRocketChat, ofRocketChat));

const asBot = overHttp({
  channel: mattermost,
  settings: { channel: "mattermost", conversation: CHANNEL, token: "MM_TOKEN", api: "https://chat.example.com/" },
  values: { MM_TOKEN: TOKEN },
  faults: (request) => {
    const body: unknown = JSON.parse(request.body);
    const { message, props } = isRecord(body) ? body : {};
    const posted = { text: message, ...(isRecord(props) ? props : {}) };
    return [
      ...faultsAt("https://chat.example.com/api/v4/posts", postFaults)(request),
      ...(request.headers.Authorization === `Bearer ${TOKEN}` ? [] : ["it has no token"]),
      ...liveInMattermost(posted, OURS),
    ];
  },
});

keepsTheContract("mattermost as a bot", withUsual(asBot, ofApi));
