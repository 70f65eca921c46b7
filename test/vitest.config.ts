import { fileURLToPath } from "node:url";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: `${root}/wrangler.toml` },
            miniflare: {
              bindings: {
                MIGRATIONS: await readD1Migrations(`${root}/src/store/migrations`),
                VCC_SECRET_KEY: "test-vcc-secret",
                ADMIN_TOKEN: "test-admin-token",
                SLACK_WEBHOOK_URL: "https://hooks.slack.test/services/T000/B000/XXXX",
              },
              // The network is closed: a test that needs the outside plays it.
              outboundService: () => new Response("the network is closed in tests", { status: 599 }),
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/node/**"],
          setupFiles: ["test/migrate.ts"],
          testTimeout: 15_000,
        },
      },
      {
        root,
        test: { name: "node", include: ["test/node/**/*.test.ts"], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
