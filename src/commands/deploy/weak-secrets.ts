import { checkOtherSecrets, isBlank, weakSecrets } from "../../config/secrets.ts";
import { OWN_SECRETS } from "../../config/vars.ts";

/** Those that earlier versions accepted however weak they were. */
const BEFORE = OWN_SECRETS.filter((name) => name !== "POSTMARK_WEBHOOK_PASSWORD");

type Texts = Readonly<Record<string, string>>;

/** What is wrong with the secrets of a deploy, one sentence each that never repeats a value. */
export function weakIn(vars: Readonly<Record<string, unknown>>, secrets: Texts): readonly string[] {
  const said: string[] = [];
  const wrong = (setting: string, problem: string) => void said.push(`${setting} ${problem}`);
  for (const { setting, problem } of weakSecrets({ ...vars, ...secrets }).mistakes) wrong(setting, problem);
  checkOtherSecrets({ ...vars, ...secrets }, wrong);
  for (const [name, value] of Object.entries(secrets)) {
    if (isBlank(value) && !said.some((sentence) => sentence.startsWith(`${name} `))) wrong(name, "is blank");
  }
  return said;
}

/**
 * What every deploy prints first, one entry per line: secrets that are already set cannot be checked here. Empty if the
 * deploy brings all of them. `everywhere` is the environment option for wrangler.
 */
export function announcement(given: Texts, everywhere: readonly string[]): readonly string[] {
  if (BEFORE.every((name) => (given[name] ?? "") !== "")) return [];
  const put = (name: string) => ["npx wrangler secret put", name, ...everywhere].join(" ");
  const drop = (name: string) => ["npx wrangler secret delete", name, ...everywhere].join(" ");
  return framed([
    "WEAK SECRETS STOP WORKING FROM THIS VERSION ON",
    "",
    "VCC_SECRET_KEY, ADMIN_TOKEN, SUPERVISOR_TOKEN AND LINK_SECRET: EACH",
    "NEEDS 32 CHARACTERS OR MORE, AND NO TWO MAY BE THE SAME. WHILE ONE IS",
    "WEAKER, NOBODY CAN SIGN IN AND EVERY CHAT IS ANSWERED 503. VCC LIVE",
    "RETRIES FOR 23 DAYS. /healthz NAMES THE SECRET.",
    "",
    "A DEPLOY CANNOT READ THE SECRETS THAT ARE ALREADY SET. IF ONE OF YOURS",
    "IS WEAK, STOP THIS NOW (CTRL-C) AND REPLACE IT FIRST: THE VERSION THAT",
    "IS RUNNING ACCEPTS STRONG ONES TOO.",
    "",
    "openssl rand -hex 32 makes one. Make another one for each.",
    "",
    "VCC_SECRET_KEY, so that no chat is refused:",
    `  1. ${put("VCC_SECRET_KEY_PREVIOUS")}`,
    "     and enter the old one: it may be weak",
    `  2. ${put("VCC_SECRET_KEY")}`,
    "  3. in VCC Live, put the new one into the URL of the webhook:",
    "     https://<address>/webhooks/vcc/chat?secret-key=<VCC_SECRET_KEY>",
    `  4. ${drop("VCC_SECRET_KEY_PREVIOUS")}`,
    "",
    "ADMIN_TOKEN, which ends the administrators' sessions:",
    "  1. without a LINK_SECRET, so that links sent so far still open:",
    `     ${put("LINK_SECRET_PREVIOUS")}`,
    "     and enter the old ADMIN_TOKEN",
    `  2. ${put("ADMIN_TOKEN")}`,
    "  3. give the new one to administrators, and to programs and monitors",
    "     that send it as a Bearer token",
    `  4. after LINK_DAYS: ${drop("LINK_SECRET_PREVIOUS")}`,
    "",
    "SUPERVISOR_TOKEN, which ends the supervisors' sessions:",
    `  1. ${put("SUPERVISOR_TOKEN")}`,
    "  2. give the new one to supervisors and their programs",
    "",
    "LINK_SECRET, so that links sent so far still open:",
    `  1. ${put("LINK_SECRET_PREVIOUS")}`,
    "     and enter the old one: it may be weak",
    `  2. ${put("LINK_SECRET")}`,
    `  3. after LINK_DAYS: ${drop("LINK_SECRET_PREVIOUS")}`,
  ]);
}

function framed(lines: readonly string[]): readonly string[] {
  const width = Math.max(...lines.map((line) => line.length));
  const edge = "#".repeat(width + 6);
  return ["", edge, ...["", ...lines, ""].map((line) => `#  ${line.padEnd(width)}  #`), edge, ""];
}
