import { applyD1Migrations, env, reset } from "cloudflare:test";
import { vi } from "vitest";

// The files share one runtime: each begins with nothing stored, and a Worker that remembers nothing.
vi.resetModules();
await reset();
await applyD1Migrations(env.DB, env.MIGRATIONS);
