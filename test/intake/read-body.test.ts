import { describe, expect, it } from "vitest";
import { MOST_BYTES, readBody } from "../../src/intake/read-body.ts";

const PIECE = 1_000_000;

/** A request whose body comes in pieces of a megabyte, and how many were asked for. */
function streamed(pieces: number, headers: Record<string, string> = {}) {
  let given = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (given === pieces) return controller.close();
        given += 1;
        controller.enqueue(new Uint8Array(PIECE).fill(given));
      },
    },
    { highWaterMark: 0 },
  );
  return { request: new Request("https://alerts.example", { method: "POST", body, headers }), given: () => given };
}

describe("the body", () => {
  it("is read whole up to ten megabytes, without a Content-Length", async () => {
    const body = await readBody(streamed(MOST_BYTES / PIECE).request);
    expect(body?.length).toBe(MOST_BYTES);
    expect([body?.[0], body?.[PIECE], body?.at(-1)]).toEqual([1, 2, 10]);
  });

  it("is given up as soon as it is larger, whatever Content-Length says", async () => {
    const { request, given } = streamed(1_000, { "Content-Length": "5" });
    expect(await readBody(request)).toBeNull();
    expect(given()).toBeLessThan(15);
  });

  it("is taken by what comes and not by what Content-Length says", async () => {
    expect((await readBody(streamed(1, { "Content-Length": "99999999999" }).request))?.length).toBe(PIECE);
  });

  it("may be absent", async () => {
    expect(await readBody(new Request("https://alerts.example", { method: "POST" }))).toEqual(new Uint8Array());
  });
});
