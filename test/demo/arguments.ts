import { parseArgs } from "node:util";

const USAGE = "npm start [-- --port N]";

/** The port for the Worker, 0 for any that is free; or a sentence about what is wrong. */
export type Arguments = { readonly ok: true; readonly port: number } | { readonly ok: false; readonly problem: string };

export function readArguments(args: readonly string[]): Arguments {
  try {
    const { port } = parseArgs({ args: [...args], options: { port: { type: "string", default: "8787" } } }).values;
    if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return { ok: true, port: Number(port) };
    return { ok: false, problem: `"${port}" is no port: use a number from 0 (any that is free) to 65535.` };
  } catch {
    return { ok: false, problem: `It takes a port and nothing else: ${USAGE}` };
  }
}
