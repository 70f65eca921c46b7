import * as v from "valibot";

const deployed = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.literal("deploy"), targets: v.array(v.string()) }),
);

/**
 * The origin at which the Worker answers since the last deploy in what wrangler wrote for programs (a line of JSON for
 * each event): a domain of one's own before the one at workers.dev. Null where it has none.
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

/** What is left to do, a line each. `missing` are names of secrets, `env` is what wrangler is told of the environment. */
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
    `  VCC Live is to call ${address}/webhooks/vcc/chat?secret-key=<VCC_SECRET_KEY>`,
    `  ${address}/healthz says whether all is well`,
  ];
}
