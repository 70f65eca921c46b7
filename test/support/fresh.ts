import { applyD1Migrations, env, reset } from "cloudflare:test";
import { vi } from "vitest";
import { emptyDatabase } from "./empty.ts";

// The files share one runtime: each begins with nothing stored, and a Worker that remembers nothing.
vi.resetModules();
await reset();
await applyD1Migrations(env.DB, env.MIGRATIONS);
// `reset` alone has left rows and copies behind where the file before had work under way.
await emptyDatabase();
for (let left = await env.TRANSCRIPTS.list(); left.keys.length > 0; left = await env.TRANSCRIPTS.list()) {
  await Promise.all(left.keys.map(({ name }) => env.TRANSCRIPTS.delete(name)));
}
