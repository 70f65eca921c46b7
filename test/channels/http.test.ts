import { afterEach, describe, expect, it, vi } from "vitest";
import { getJson, getText, post, postWithin } from "../../src/channels/http.ts";

const request = { url: "https://hooks.slack.test/services/s3cr3t", headers: { "Content-Type": "text/x" }, body: "hi" };

function outside(answer: (init: RequestInit | undefined) => Promise<Response>) {
  return vi.spyOn(globalThis, "fetch").mockImplementation(async (_url, init) => await answer(init));
}

const never = (init: RequestInit | undefined) =>
  new Promise<never>((_, fail) => init?.signal?.addEventListener("abort", () => fail(init.signal?.reason)));

afterEach(() => vi.restoreAllMocks());

describe("one POST", () => {
  it("sends what it is given, and follows no redirect", async () => {
    const fetched = outside(
      async () => new Response(null, { status: 302, headers: { Location: "https://x.example" } }),
    );
    expect(await post(request)).toEqual({ kind: "answered", status: 302, retryAfter: null, text: "" });
    expect(fetched).toHaveBeenCalledOnce();
    const { url, ...init } = request;
    expect(fetched).toHaveBeenCalledWith(url, expect.objectContaining({ ...init, method: "POST", redirect: "manual" }));
  });

  it("hands on the status, Retry-After and the text", async () => {
    outside(async () => new Response("rate_limited", { status: 429, headers: { "Retry-After": "30" } }));
    expect(await post(request)).toEqual({ kind: "answered", status: 429, retryAfter: "30", text: "rate_limited" });
  });

  it("hands on the header in which a service names its error, if there is one", async () => {
    outside(async () => new Response("{}", { status: 400, headers: { "x-amzn-ErrorType": "MessageRejected" } }));
    expect(await post({ ...request, errorHeader: "x-amzn-errortype" })).toMatchObject({ error: "MessageRejected" });
    outside(async () => new Response("{}", { status: 400 }));
    expect(await post({ ...request, errorHeader: "x-amzn-errortype" })).not.toHaveProperty("error");
  });

  it("reads the beginning of an endless answer and lets go of the rest", async () => {
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new TextEncoder().encode("é".repeat(300))),
      cancel: () => {
        cancelled = true;
      },
    });
    outside(async () => new Response(endless));
    expect(await post(request)).toMatchObject({ status: 200, text: "é".repeat(1_000) });
    expect(cancelled).toBe(true);
  });

  it("reads as much of an answer as it is told to", async () => {
    outside(async () => new Response("é".repeat(5_000)));
    expect(await post({ ...request, most: 4_000 })).toMatchObject({ text: "é".repeat(4_000) });
  });

  it("knows the status of an answer that breaks off", async () => {
    let pulled = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull: (stream) => (pulled++ ? stream.error(new Error("reset")) : stream.enqueue(new TextEncoder().encode("o"))),
    });
    outside(async () => new Response(broken));
    expect(await post(request)).toMatchObject({ kind: "answered", status: 200, text: "o" });
  });

  it("is silent where the connection fails, and repeats nothing of the error", async () => {
    outside(async () => {
      throw new TypeError(`cannot reach ${request.url}`);
    });
    expect(await post(request)).toEqual({ kind: "silent", result: { code: "connection-failed" } });
  });

  it("is silent where nothing comes in time", async () => {
    outside(never);
    expect(await postWithin(20)(request)).toEqual({ kind: "silent", result: { code: "no-answer", seconds: 0.02 } });
  });

  it("has the status of an answer whose body never ends in time", async () => {
    outside(async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) })));
    expect(await postWithin(20)(request)).toMatchObject({ kind: "answered", status: 200, text: "" });
  });
});

describe("one GET of JSON", () => {
  const url = "https://team.cloudflareaccess.com/cdn-cgi/access/certs";

  it("gives what came, and follows no redirect", async () => {
    const fetched = outside(async () => Response.json({ keys: [] }));
    expect(await getJson(url)).toEqual({ keys: [] });
    expect(fetched).toHaveBeenCalledWith(url, expect.objectContaining({ redirect: "manual" }));
  });

  it.each<[string, () => Promise<Response>]>([
    [
      "a redirect",
      async () => Response.json({ keys: [] }, { status: 302, headers: { Location: "https://x.example" } }),
    ],
    ["an error", async () => Response.json({ keys: [] }, { status: 500 })],
    ["a page", async () => new Response("<html>")],
    ["nothing", async () => Promise.reject(new Error("away"))],
  ])("gives null for %s", async (_, answer) => {
    outside(answer);
    expect(await getJson(url)).toBeNull();
  });
});

describe("one GET of a text", () => {
  const url = "https://sns.us-west-2.amazonaws.com/SimpleNotificationService-1.pem";

  it("gives what came, and follows no redirect", async () => {
    const fetched = outside(async () => new Response("-----BEGIN"));
    expect(await getText(url)).toBe("-----BEGIN");
    expect(fetched).toHaveBeenCalledWith(url, expect.objectContaining({ redirect: "manual" }));
  });

  it("gives a text that is as long as it may be, and null for a longer one, of which no more is read", async () => {
    outside(async () => new Response("x".repeat(20_000)));
    expect(await getText(url)).toHaveLength(20_000);
    let pulled = 0;
    const endless = new ReadableStream({
      pull: (controller) => {
        pulled += 1;
        controller.enqueue(new Uint8Array(1_000));
      },
    });
    outside(async () => new Response(endless));
    expect(await getText(url)).toBeNull();
    expect(pulled).toBeLessThan(100);
  });

  it.each<[string, () => Promise<Response>]>([
    ["a redirect", async () => new Response("x", { status: 302, headers: { Location: "https://x.example" } })],
    ["an error", async () => new Response("x", { status: 404 })],
    ["nothing", async () => Promise.reject(new Error("away"))],
  ])("gives null for %s", async (_, answer) => {
    outside(answer);
    expect(await getText(url)).toBeNull();
  });
});
