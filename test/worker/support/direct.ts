import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import worker from "../../../src/index.ts";

/** The Worker with some of its bindings or settings replaced. The answer comes before what follows it, which is waited for by `rest`. */
export async function direct(request: Request, changes: object): Promise<{ response: Response; rest: Promise<void> }> {
  const execution = createExecutionContext();
  // The runtime brands requests that come from outside; one that we make lacks only `cf`.
  const response = await worker.fetch(request as Parameters<typeof worker.fetch>[0], { ...env, ...changes }, execution);
  return { response, rest: waitOnExecutionContext(execution) };
}

/** A binding that behaves as itself but for what is replaced. */
export function but<Binding extends object>(binding: Binding, replaced: Readonly<Record<string, unknown>>): Binding {
  return new Proxy(binding, {
    get(target, name) {
      if (typeof name === "string" && name in replaced) return replaced[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
