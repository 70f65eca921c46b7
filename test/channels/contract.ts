import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Channel, Outcome, Settings } from "../../src/channels/channel.ts";
import type { Answer, PostRequest } from "../../src/channels/http.ts";
import { anyMessage, missed } from "./messages.ts";

/** What the contract must know of a channel to hold it to the promises that all channels make. */
export interface Candidate<Options> {
  readonly channel: Channel<Options>;
  readonly settings: Settings;
  /** By name. Their values must never be seen in a note or a mistake. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Why the other side would refuse what is posted, and what in it would act on its own; empty when all is well. */
  faults(request: PostRequest): readonly string[];
}

const NOW = Date.UTC(2025, 2, 6, 17, 6, 40);
const GOSSIP = "invalid_token for John Russell at https://hooks.example/secret";

const answered = (status: number, retryAfter: string | null = null): Answer => {
  return { kind: "answered", status, retryAfter, text: GOSSIP };
};
const silent: Answer = { kind: "silent", note: "the connection failed" };

export function keepsTheContract<Options>(name: string, candidate: Candidate<Options>): void {
  const { channel, settings, secrets } = candidate;
  const connected = channel.connect(settings, (secret) => secrets[secret]);

  async function send(answer: Answer, message = missed): Promise<{ outcome: Outcome; requests: PostRequest[] }> {
    if (!connected.ok) throw new Error(JSON.stringify(connected.mistakes));
    const requests: PostRequest[] = [];
    const post = async (request: PostRequest) => {
      requests.push(request);
      return answer;
    };
    return { outcome: await channel.send(message, connected.options, { post, now: NOW }), requests };
  }

  describe(`${name}, as every channel,`, () => {
    it.each([
      [200, "sent"],
      [204, "sent"],
      [301, "dead"],
      [307, "dead"],
      [400, "dead"],
      [401, "dead"],
      [403, "dead"],
      [404, "dead"],
      [408, "retry"],
      [410, "dead"],
      [429, "retry"],
      [500, "retry"],
      [503, "retry"],
    ] as const)("takes the answer %i as %s", async (status, kind) => {
      expect((await send(answered(status))).outcome).toMatchObject({ kind, status });
    });

    it("tries again where no answer came", async () => {
      expect((await send(silent)).outcome).toEqual({ kind: "retry", note: "the connection failed" });
    });

    it.each([429, 503])("waits after %i exactly as long as it is asked to", async (status) => {
      expect((await send(answered(status, "30"))).outcome).toMatchObject({ kind: "retry", waitUntil: NOW + 30_000 });
      expect((await send(answered(status))).outcome).not.toHaveProperty("waitUntil");
    });

    it("sends exactly one request, whatever is answered", async () => {
      for (const answer of [answered(200), answered(302), answered(400), answered(429, "1"), answered(500), silent]) {
        expect((await send(answer)).requests).toHaveLength(1);
      }
    });

    it("says the same thing the same way when it says it again", async () => {
      expect((await send(silent)).requests).toEqual((await send(answered(200))).requests);
    });

    it("notes nothing of the body, the URL, the secrets or the customer", async () => {
      for (const answer of [answered(200), answered(302), answered(403), answered(429, "1"), answered(500), silent]) {
        const { note } = (await send(answer)).outcome;
        expect(note).not.toMatch(/https?:|invalid_token|Russell/);
        for (const value of Object.values(secrets)) expect(note).not.toContain(value);
      }
    });

    it("sends nothing that the other side refuses or makes live, whatever a customer typed", async () => {
      const property = fc.asyncProperty(anyMessage, async (message) => {
        const { requests } = await send(answered(200), message);
        expect(requests.flatMap((request) => candidate.faults(request))).toEqual([]);
      });
      await fc.assert(property, { numRuns: 60 });
    });

    it("names a setting that it does not know", () => {
      const wrong = channel.connect({ ...settings, colour: "red" }, (secret) => secrets[secret]);
      expect(wrong).toMatchObject({ ok: false, mistakes: [{ key: "colour" }] });
    });

    it("names a secret that is not set, and every mistake at once", () => {
      const wrong = channel.connect({ ...settings, colour: "red" }, () => undefined);
      expect(wrong.ok ? 0 : wrong.mistakes.length).toBeGreaterThan(1);
    });
  });
}
