import fc from "fast-check";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Channel, Io, Outcome, Settings } from "../../../src/channels/channel.ts";
import { type Result, storedResult } from "../../../src/channels/result.ts";
import { sampled, THOROUGH } from "../../support/thorough.ts";
import { anyMessage, LINKS, missed, tooMuch } from "./messages.ts";

/** What the contract must know of a channel to hold it to the promises that all channels make. */
export interface Candidate<Options, Answer, Request> {
  readonly channel: Channel<Options>;
  readonly settings: Settings;
  /** Secrets and vars by name. At least one of them is needed. */
  readonly values: Readonly<Record<string, string>>;
  /** What must never be seen in a result, a mistake or the log: secrets, addresses, what the other side's answers say. */
  readonly private: readonly string[];
  /** Every kind of answer, no answer among them, and what each must be taken for. */
  readonly answers: readonly Expected<Answer>[];
  /** The ways to end for which the other side has no answer. */
  readonly never: readonly Outcome["kind"][];
  /** An other side that gives this answer to every request. */
  play(answer: Answer): OtherSide<Request>;
  /** Why the other side would refuse a request, and what in it would act on its own; empty when all is well. */
  faults(request: Request): readonly string[] | Promise<readonly string[]>;
}

export interface Expected<Answer> {
  readonly when: string;
  readonly answer: Answer;
  readonly kind: Outcome["kind"];
  readonly result: Result;
  readonly status?: number;
  /** Without it, the courier decides how long to wait. */
  readonly waitUntil?: number;
  /** How the message is found again. */
  readonly ref?: string;
  readonly movedTo?: string;
  /** The other side sends nothing more to this recipient. */
  readonly isRecipientBlocked?: boolean;
}

export interface OtherSide<Request> {
  readonly io: Omit<Io, "now">;
  readonly requests: readonly Request[];
}

/** An object, so that the compiler misses a way that is not here. */
const WAYS: Readonly<Record<Outcome["kind"], true>> = {
  sent: true,
  retry: true,
  malformed: true,
  "out-of-order": true,
  dead: true,
};

/** What a message is filled with: some of it takes more room than the text itself. */
const TEXTS = ["x", "<", '"', "a.b@", "👍"];

export const NOW = Date.UTC(2025, 2, 6, 17, 6, 40);

export function keepsTheContract<Options, Answer, Request>(
  name: string,
  candidate: Candidate<Options, Answer, Request>,
): void {
  const { channel, settings, values, answers } = candidate;
  const connected = channel.connect(settings, (key) => values[key]);

  async function send(answer: Answer, message = missed): Promise<{ outcome: Outcome; requests: readonly Request[] }> {
    if (!connected.ok) throw new Error(JSON.stringify(connected.mistakes));
    const { io, requests } = candidate.play(answer);
    const [part = null] = channel.parts?.(message, connected.options) ?? [];
    const sending = { id: "5f1d7e84-0d35-4c38-9a55-4b1c0c1f0a11", part };
    return { outcome: await channel.send(message, connected.options, { ...io, now: () => NOW }, sending), requests };
  }

  function sentAnswer(): Answer {
    const taken = answers.find(({ kind }) => kind === "sent");
    if (taken === undefined) throw new Error("no answer is taken as sent");
    return taken.answer;
  }

  afterEach(() => vi.restoreAllMocks());

  describe(`${name}, as every channel,`, () => {
    it.each(answers)("takes $when as $kind", async ({ when: _, answer, ...expected }) => {
      expect((await send(answer)).outcome).toEqual(expected);
    });

    it("can end in every way, but for those that it says it never does, and can be asked to wait", () => {
      const ends = answers.map(({ kind }) => kind);
      expect(ends.filter((kind) => candidate.never.includes(kind))).toEqual([]);
      expect(new Set([...ends, ...candidate.never])).toEqual(new Set(Object.keys(WAYS)));
      expect(answers.some(({ waitUntil }) => waitUntil !== undefined)).toBe(true);
    });

    it("sends exactly one request, whatever is answered", async () => {
      for (const { answer } of answers) expect((await send(answer)).requests).toHaveLength(1);
    });

    it("says the same thing the same way when it says it again", async () => {
      const first = (await send(sentAnswer())).requests;
      for (const { answer } of answers) expect((await send(answer)).requests).toEqual(first);
    });

    it("tells neither its results nor the log of the customer, a secret, an address or what was answered", async () => {
      const logs = (["log", "info", "warn", "error", "debug"] as const).map((level) => vi.spyOn(console, level));
      for (const { answer } of answers) {
        const { args } = storedResult((await send(answer)).outcome.result);
        expect(args).not.toMatch(/https?:|Russell/);
        for (const hidden of candidate.private) expect(args).not.toContain(hidden);
      }
      for (const log of logs) expect(log).not.toHaveBeenCalled();
    });

    it("sends nothing that the other side refuses or makes live, whatever a customer typed", async () => {
      const property = fc.asyncProperty(anyMessage, async (message) => {
        const { requests } = await send(sentAnswer(), message);
        const faults = await Promise.all(requests.map((request) => candidate.faults(request)));
        expect(faults.flat()).toEqual([]);
      });
      await fc.assert(property, { numRuns: THOROUGH ? 300 : 12 });
    });

    it.each(TEXTS)(
      "sends nothing that the other side refuses for its length, however much there is to say in %j",
      async (text) => {
        const messages = LINKS.flatMap((url) =>
          [false, true].flatMap((plain) => [false, true].map((figures) => ({ url, plain, figures }))),
        );
        for (const { url, plain, figures } of sampled(messages, 15, 3 * TEXTS.indexOf(text))) {
          const message = { ...tooMuch(text.repeat(5_000), url, figures), plain };
          const { requests } = await send(sentAnswer(), message);
          const faults = await Promise.all(requests.map((request) => candidate.faults(request)));
          expect(faults.flat()).toEqual([]);
        }
      },
    );

    it("names a setting that it does not know", () => {
      const wrong = channel.connect({ ...settings, colour: "red" }, (key) => values[key]);
      expect(wrong).toMatchObject({ ok: false, mistakes: [{ key: "colour" }] });
    });

    it("names a secret or var that is not set, and every mistake at once", () => {
      const wrong = channel.connect({ ...settings, colour: "red" }, () => undefined);
      const mistakes = wrong.ok ? [] : wrong.mistakes;
      expect(mistakes.length).toBeGreaterThan(1);
      for (const hidden of candidate.private) expect(JSON.stringify(mistakes)).not.toContain(hidden);
    });
  });
}
