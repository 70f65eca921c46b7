import type { Words } from "../../en/index.ts";

export const actor: Words["actor"] = { byToken: " (per Token)" };
