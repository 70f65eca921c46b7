import { vi } from "vitest";
import type { Workspace } from "../../standin/slack/workspace.ts";

/** Whatever the Worker fetches is asked of this workspace. */
export function playSlack(workspace: Workspace): void {
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    const authorization = new Headers(init?.headers).get("Authorization");
    const { pathname } = new URL(String(url));
    return workspace.answer({ path: pathname, authorization, body: String(init?.body) }, Date.now());
  });
}
