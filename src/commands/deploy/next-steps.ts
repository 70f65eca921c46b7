import * as v from "valibot";

const deployed = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.literal("deploy"), targets: v.array(v.string()) }),
);

/**
 * The Worker's origin after the last deploy, from wrangler's output for programs (one line of JSON per event): a custom
 * domain before the one at workers.dev. Null if there is none.
 */
export function originIn(notes: string): string | null {
  const deploys = notes.split("\n").flatMap((line) => {
    const read = v.safeParse(deployed, line);
    return read.success ? [read.output.targets] : [];
  });
  const targets = deploys.at(-1) ?? [];
  const domain = targets.map((target) => /^(\S+) \(custom domain\b/.exec(target)?.[1]).find((one) => one !== undefined);
  return domain === undefined ? (targets.find((target) => target.startsWith("https://")) ?? null) : `https://${domain}`;
}

/** The remaining steps, one per line. `missing` are names of secrets, `env` is the environment option for wrangler. */
export function nextSteps(
  origin: string | null,
  missing: readonly string[],
  env: readonly string[],
): readonly string[] {
  const address = origin ?? "https://<address>";
  return [
    "",
    "Next:",
    ...missing.map((name) => `  ${["npx wrangler secret put", name, ...env].join(" ")}`),
    `  Set this URL in VCC Live: ${address}/webhooks/vcc/chat?secret-key=<VCC_SECRET_KEY>`,
    `  ${address}/healthz shows whether the service works`,
  ];
}
