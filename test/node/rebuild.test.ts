import { createServer } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { rebuild, serviceToken } from "../../src/commands/rebuild.ts";

/** A Worker that answers each request with the next of these, and what it was asked. */
async function serving(answers: readonly (object | number)[]) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { authorization, "cf-access-client-id": id, "cf-access-client-secret": secret } = request.headers;
    asked.push([request.method, request.url, authorization, id, secret].filter(Boolean).join(" "));
    const answer = answers[Math.min(asked.length, answers.length) - 1] ?? 500;
    response.statusCode = typeof answer === "number" ? answer : 200;
    response.end(typeof answer === "number" ? "" : JSON.stringify(answer));
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  close = () => server.close();
  return { url: `http://127.0.0.1:${address.port}`, asked };
}

let close = () => {};
afterEach(() => close());

const FROM = "2026-11-24T08:00:00.000Z";
const at = (reached: string, remainingDays: number) => ({
  from: FROM,
  reached,
  remainingDays,
  done: remainingDays === 0,
});

async function rebuilding(answers: readonly (object | number)[], access = {}) {
  const lines: string[] = [];
  const { url, asked } = await serving(answers);
  const problem = await rebuild(url, "a-token", (line) => lines.push(line), 1, access);
  return { lines, asked, problem };
}

describe("npm run rebuild", () => {
  it("asks for step after step of the same rebuild until it is done, and says how far it is", async () => {
    const { lines, asked, problem } = await rebuilding([
      at("2026-11-20T00:00:00.000Z", 9),
      at("2026-11-15T00:00:00.000Z", 4),
      at("2026-11-11T00:00:00.000Z", 0),
    ]);
    expect(problem).toBeNull();
    expect(lines).toEqual([
      "Computed down to 2026-11-20T00:00:00.000Z. Days left: 9.",
      "Computed down to 2026-11-15T00:00:00.000Z. Days left: 4.",
      `Done: everything from 2026-11-11T00:00:00.000Z until ${FROM} is computed anew.`,
    ]);
    expect(asked[0]).toBe("POST /statistics/rebuild Bearer a-token");
    expect(asked[1]).toContain(`from=${encodeURIComponent(FROM)}`);
  });

  it("tries a step that failed again, and gives up where it keeps failing", async () => {
    expect((await rebuilding([503, 500, at("2026-11-11T00:00:00.000Z", 0)])).problem).toBeNull();
    expect((await rebuilding([503])).problem).toMatch(/ answers 503$/);
  });

  it("says at once where it may not", async () => {
    const { asked, problem } = await rebuilding([401]);
    expect(problem).toMatch(/answers 401: is ADMIN_TOKEN/);
    expect(asked).toHaveLength(1);
  });

  it("brings a service token of Cloudflare Access beside its own, and asks for one where Access leads it to sign in", async () => {
    const access = serviceToken({ CF_ACCESS_CLIENT_ID: "an-id", CF_ACCESS_CLIENT_SECRET: "a-secret" });
    const { asked } = await rebuilding([at("2026-11-11T00:00:00.000Z", 0)], access);
    expect(asked).toEqual(["POST /statistics/rebuild Bearer a-token an-id a-secret"]);
    expect(serviceToken({})).toEqual({});
    expect((await rebuilding([302])).problem).toMatch(/answers 302: .*CF_ACCESS_CLIENT_ID/);
  });
});
