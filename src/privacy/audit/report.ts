import { type AuditRow, dayName } from "./chain.ts";
import { type ExportedPage, type File, readFile, type UnreadableFile } from "./export.ts";
import { type AuditFinding, type Verdict, verify } from "./verify.ts";

/** What an export comes to, in words. */
export interface AuditReport {
  /** Complete and unchanged, as far as it is sealed. */
  readonly ok: boolean;
  readonly lines: readonly string[];
}

/** `kept`: a seal that somebody kept elsewhere; null: none. */
export async function reportOn(files: readonly File[], kept: string | null): Promise<AuditReport> {
  const pages: ExportedPage[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const read = readFile(file);
    if (read.ok) pages.push(...read.pages);
    else problems.push(`${file.name} ${unreadableInWords(read.problem)}`);
  }
  if (problems.length > 0) return { ok: false, lines: problems };
  const verdict = await verify(pages, kept);
  const ok = verdict.findings.length === 0;
  const end = ok
    ? `Complete and unchanged: ${daysInWords(verdict.verified)}.`
    : `Not complete and unchanged: ${verdict.findings.length} ${verdict.findings.length === 1 ? "finding" : "findings"}.`;
  return { ok, lines: [...inWords(verdict.findings), ...notVerified(verdict), ...lastSeal(verdict, kept), end] };
}

function unreadableInWords(problem: UnreadableFile): string {
  switch (problem.kind) {
    case "no-json":
      return "is no JSON: give what GET /audit.json answered, one page or several one after the other.";
    case "narrowed":
      return "is of a list that was narrowed by who, door, action or chat, which no seal is over: leave those filters out.";
    case "no-page":
      return `is no page of /audit.json: ${problem.at === "" ? "it" : problem.at} is not as the list gives it.`;
  }
}

/** Days without a seal that follow upon each other are one line. */
function inWords(findings: readonly AuditFinding[]): readonly string[] {
  const unsealed = findings.flatMap((finding) => (finding.kind === "no-seal" ? [finding.day] : []));
  return [
    ...findings.filter(({ kind }) => kind !== "no-seal").map(findingInWords),
    ...runs(unsealed).map(
      (days) =>
        `${daysInWords(days)}: no seal, though it was due. It was left out or removed, or the cron stands still or is still at it: see /healthz.`,
    ),
  ];
}

function findingInWords(finding: AuditFinding): string {
  switch (finding.kind) {
    case "page-missing":
      return finding.place === null
        ? "The first page is missing."
        : `A page is missing: the one at /audit.json?after=${encodeURIComponent(finding.place)}.`;
    case "out-of-order":
      return `${dayName(finding.day)}: ${rowInWords(finding.row)} stands out of order, the latest comes first.`;
    case "twice":
      return `${dayName(finding.day)}: ${rowInWords(finding.row)} stands there twice.`;
    case "two-versions":
      return `${dayName(finding.day)}: ${rowInWords(finding.row)} is there in two versions.`;
    case "rows-missing":
      return `${dayName(finding.day)}: ${finding.sealed - finding.here} of ${finding.sealed} sealed rows missing.`;
    case "rows-added":
      return `${dayName(finding.day)}: ${finding.here - finding.sealed} more than the ${finding.sealed} sealed rows.`;
    case "changed":
      return `${dayName(finding.day)}: as many rows as were sealed, but not the same: one at least was changed, or the seal was.`;
    case "chain-broken":
      return `${dayName(finding.day)}: does not follow upon the seal of the day before: one of the two seals was changed.`;
    case "two-seals":
      return `${dayName(finding.day)}: two different seals.`;
    case "no-seal":
      return `${dayName(finding.day)}: no seal.`;
    case "nothing-sealed":
      return "No day in it has a seal, so nothing can be said of it. The first seal is made two hours after the end of the first day (UTC).";
    case "seal-unknown":
      return "The seal that you gave is not in this export: the list was made anew since, or the day of the seal is not in it.";
  }
}

function rowInWords({ at, id }: AuditRow): string {
  return `the row ${JSON.stringify(id)} of ${at}`;
}

/** What the seals say nothing of. */
function notVerified({ before, after }: Verdict): readonly string[] {
  return [
    ...(before === 0
      ? []
      : [`Not verified: ${rowsInWords(before)} before the first sealed day, which AUDIT_DAYS or the filter has cut.`]),
    ...(after === 0 ? [] : [`Not verified: ${rowsInWords(after)} of days that are not sealed yet.`]),
  ];
}

function lastSeal({ latest, verified }: Verdict, kept: string | null): readonly string[] {
  if (latest === null) return [];
  const keep = kept === null ? " Compare it with one that was kept elsewhere: --seal=…" : "";
  return [
    `Days whose seal is right: ${verified.length}. The last seal is of ${dayName(latest.day)}: ${latest.seal}.${keep}`,
  ];
}

function rowsInWords(count: number): string {
  return count === 1 ? "1 row" : `${count} rows`;
}

function daysInWords(days: readonly number[]): string {
  const [first = 0, last = first] = [days[0], days.at(-1)];
  return first === last ? dayName(first) : `${dayName(first)} to ${dayName(last)}`;
}

/** Days in order, as runs without a gap. */
function runs(days: readonly number[]): readonly (readonly number[])[] {
  const found: number[][] = [];
  for (const day of days) {
    const run = found.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else found.push([day]);
  }
  return found;
}
