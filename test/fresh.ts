import { abortAllDurableObjects, applyD1Migrations, env, reset } from "cloudflare:test";
import { vi } from "vitest";

// The files share one runtime: each begins with nothing stored, and a Worker and couriers that remember nothing.
vi.resetModules();
await abortAllDurableObjects();
await reset();
await applyD1Migrations(env.DB, env.MIGRATIONS);
// `reset` alone has left rows and copies behind where the file before had work under way.
const { results } = await env.DB.prepare(
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%cf_%' AND name <> 'd1_migrations'",
).all<{ name: string }>();
await env.DB.batch(results.map(({ name }) => env.DB.prepare(`DELETE FROM ${name}`)));
for (let left = await env.TRANSCRIPTS.list(); left.keys.length > 0; left = await env.TRANSCRIPTS.list()) {
  await Promise.all(left.keys.map(({ name }) => env.TRANSCRIPTS.delete(name)));
}
