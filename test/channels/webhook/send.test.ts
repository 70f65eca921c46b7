import { expect, it } from "vitest";
import type { PostRequest } from "../../../src/channels/http.ts";
import { send } from "../../../src/channels/webhook/send.ts";
import { eventMessage, opened } from "./support/examples.ts";

const NOW = Date.UTC(2025, 2, 6, 17, 7);
const OPTIONS = { url: "https://crm.example.com/hooks/1", keys: [new Uint8Array(32)] };

async function requestOf(id: string, plain: boolean, now: number): Promise<PostRequest> {
  const requests: PostRequest[] = [];
  const post = async (request: PostRequest) => {
    requests.push(request);
    return { kind: "answered", status: 500, retryAfter: null, text: "" } as const;
  };
  await send({ ...eventMessage(opened), plain }, OPTIONS, { post, now: () => now }, { id, part: null });
  const [request] = requests;
  if (request === undefined) throw new Error("nothing was sent");
  return request;
}

it("an event has the same id and body in every attempt, also in one as plain text, and the time of the attempt", async () => {
  const first = await requestOf("5f1d7e84", false, NOW);
  const second = await requestOf("5f1d7e84-plain", true, NOW + 60_000);
  expect(second.body).toBe(first.body);
  expect(first.headers["webhook-id"]).toBe("5f1d7e84");
  expect(second.headers["webhook-id"]).toBe("5f1d7e84");
  expect(Number(second.headers["webhook-timestamp"]) - Number(first.headers["webhook-timestamp"])).toBe(60);
});
