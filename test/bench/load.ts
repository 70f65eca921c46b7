import { Agent, type RequestOptions, request } from "node:http";

/** What a load came to. Times in milliseconds. */
export interface Load {
  readonly perSecond: number;
  /** From the beginning of each request to the end of its answer, shortest first. */
  readonly latencies: readonly number[];
}

export interface Exchange {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** Sends every exchange once, over so many connections, each of which sends its next one when it has its answer. */
export async function load(exchanges: readonly Exchange[], connections: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  const latencies: number[] = [];
  const waiting = exchanges.values();
  const started = performance.now();
  const connection = async () => {
    for (const exchange of waiting) latencies.push(await send(exchange, agent));
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return { perSecond: exchanges.length / seconds, latencies: latencies.sort((one, other) => one - other) };
}

/** How long the answer took, in milliseconds. Throws for any answer but 200: what fails fast must not look fast. */
export function send({ url, method, headers, body }: Exchange, agent: Agent): Promise<number> {
  const options: RequestOptions = { method, agent, headers: { ...headers, "Content-Length": body?.length ?? 0 } };
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      response.resume();
      response.once("end", () => {
        if (response.statusCode === 200) resolve(performance.now() - started);
        else reject(new Error(`${method} was answered ${response.statusCode} instead of 200`));
      });
      response.once("error", reject);
    });
    sent.once("error", reject);
    sent.end(body);
  });
}
