import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_BYTES, readBody } from "../../src/intake/read-body.ts";

const PIECE = 1_000_000;

/** A request whose body comes in pieces of a megabyte, and how many were asked for. */
function streamed(pieces: number, headers: Record<string, string> = {}) {
  let given = 0;
  const body = new ReadableStream(
    {
      // As the body of a real request is.
      type: "bytes",
      pull(controller) {
        if (given === pieces) {
          controller.close();
          controller.byobRequest?.respond(0);
          return;
        }
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

  it("is the same bytes however they were parted and whatever was announced", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 1, maxLength: 300 })),
        fc.nat(900),
        async (parts, announced) => {
          const { readable, writable } = new IdentityTransformStream();
          const writer = writable.getWriter();
          const written = (async () => {
            for (const part of parts) await writer.write(part);
            await writer.close();
          })();
          const init = { method: "POST", body: readable, headers: { "Content-Length": String(announced) } };
          const body = await readBody(new Request("https://alerts.example", init));
          await written;
          expect([...(body ?? [])]).toEqual(parts.flatMap((part) => [...part]));
        },
      ),
    );
  });

  it("may be absent", async () => {
    expect(await readBody(new Request("https://alerts.example", { method: "POST" }))).toEqual(new Uint8Array());
  });
});
