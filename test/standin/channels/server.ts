import type { IncomingMessage, ServerResponse } from "node:http";
import type { StandIn } from "../stand-in.ts";
import { channelsPage } from "./page.ts";

/** Answers what is no request of Slack's: each stand-in at its vendor's paths, and pages that show what they took. */
export async function answerAsChannels(
  standIns: readonly StandIn[],
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
): Promise<void> {
  const { method = "GET", url: path = "/" } = request;
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const answer = await answerOf(standIns, { method, path, headers, body });
  response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(Buffer.from(await answer.arrayBuffer()));
}

async function answerOf(standIns: readonly StandIn[], request: Parameters<StandIn["answer"]>[0]): Promise<Response> {
  const { method, path } = request;
  if (method !== "GET") {
    const standIn = standIns.find((one) => one.accepts(request));
    if (standIn === undefined) return new Response("no channel has this path", { status: 404 });
    const answer = await standIn.answer(request);
    if (!answer.ok) console.error(`${standIn.name} stand-in: ${answer.status} ${await answer.clone().text()}`);
    return answer;
  }
  const only = standIns.find(({ channel }) => path === `/${channel}`) ?? null;
  if (path !== "/" && only === null) return new Response("not found", { status: 404 });
  return new Response(channelsPage(standIns, only), { headers: { "Content-Type": "text/html; charset=utf-8" } });
}
