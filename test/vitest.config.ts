import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

/** So `npm run chaos` asks for the long forms. */
const THOROUGH = process.env.CHAOS === "thorough";

/** Where each file begins with D1, KV and Durable Objects that are empty. All else is pure. */
const STORED = { worker: ["test/worker/**"], delivery: ["test/delivery/**", "test/store/**"] };

const inWorkerd = cloudflareTest(async () => ({
  wrangler: { configPath: `${root}/wrangler.toml` },
  miniflare: {
    bindings: {
      MIGRATIONS: await readD1Migrations(`${root}/src/store/migrations`),
      VCC_SECRET_KEY: "test-vcc-secret-of-32-characters",
      ADMIN_TOKEN: "test-admin-token-of-32-characters",
      LINK_SECRET: "test-link-secret-of-32-characters",
      SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
    },
    // The network is closed: a test that needs the outside plays it.
    outboundService: () => new Response("the network is closed in tests", { status: 599 }),
  },
}));

export default defineConfig({
  root,
  test: {
    // What is said is shown where a test fails. The long forms show what they counted, and nothing of the log.
    silent: THOROUGH ? false : "passed-only",
    onConsoleLog: (line) => (THOROUGH ? !line.startsWith("{") : undefined),
    provide: { thorough: THOROUGH },
    projects: [
      {
        root,
        plugins: [inWorkerd],
        test: {
          name: "pure",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/node/**", "test/browser/**", ...Object.values(STORED).flat()],
          isolate: false,
          testTimeout: 15_000,
        },
      },
      ...Object.entries(STORED).map(([name, folders]) => ({
        root,
        plugins: [inWorkerd],
        test: {
          name,
          include: folders.map((folder) => `${folder}/*.test.ts`),
          setupFiles: ["test/support/quiet.ts", "test/support/fresh.ts"],
          isolate: false,
          testTimeout: 60_000,
        },
      })),
      {
        root,
        test: { name: "node", include: ["test/node/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        root,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/setup.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
