import type { Format } from "../../../locale/format.ts";
import type { Words } from "../../../locale/locale.ts";
import { outageText, resultText } from "../../../locale/recorded-text.ts";
import type { DigestTimes } from "../../../statistics/period.ts";
import { type Column, ListTable } from "../../ui/list/table.tsx";
import { nameLine, said } from "../../ui/said.tsx";
import { clock } from "./clock.ts";
import { BY_HAND, type TargetState } from "./target-state.ts";

/** "daily 08:00, Mon 08:00"; a dash where there is none. */
function digestInWords(digest: DigestTimes | null, words: Words["settings"]): string {
  if (digest === null) return "–";
  const { daily, weekly, always } = digest;
  return [
    ...(daily === null ? [] : [`${words.daily} ${clock(daily)}`]),
    ...(weekly === null ? [] : [`${words.days[weekly.day] ?? ""} ${clock(weekly.minute)}`]),
    ...(always ? [words.alwaysDigest] : []),
  ].join(", ");
}

export function TargetsPanel({ targets, hasLinks, words, format }: TargetsIn) {
  return (
    <>
      <h2 class="over">{words.targets}</h2>
      <ListTable
        caption={words.targets}
        columns={columnsOf(hasLinks, words, format)}
        entries={targets}
        idOf={({ name }) => `target-${name}`}
      />
      {hasLinks && <p class="hint">{words.revokeHint}</p>}
    </>
  );
}

interface TargetsIn {
  readonly targets: readonly TargetState[];
  /** Whether messages carry links that can be revoked. */
  readonly hasLinks: boolean;
  readonly words: Words["settings"];
  readonly format: Format;
}

function columnsOf(hasLinks: boolean, words: Words["settings"], format: Format): readonly Column<TargetState>[] {
  return [
    { label: words.target, cell: ({ name }) => <b>{name}</b> },
    { label: words.channel, cell: ({ known }) => (known === null ? words.gone : known.channel) },
    {
      label: words.state,
      className: "free",
      cell: (target) => (
        <>
          {stateOf(target, words, format)}
          {target.movedTo !== null && <p class="wait-word">… {said(words.movedTo(target.movedTo))}</p>}
        </>
      ),
    },
    {
      label: words.pending,
      className: "number",
      cell: ({ name, pending }) => (
        <a href={`/deliveries?target=${encodeURIComponent(name)}&status=pending`}>
          {format.capped(pending.count, pending.more)}
        </a>
      ),
    },
    { label: words.language, cell: ({ known }) => known && format.languageName(known.language) },
    { label: words.show, className: "free", cell: ({ known }) => known && (known.show.join(", ") || "–") },
    { label: words.fallback, cell: ({ known }) => known && (known.fallback ?? "–") },
    { label: words.digest, cell: ({ known }) => known && digestInWords(known.digest, words) },
    {
      label: words.act,
      className: "act",
      cell: (target) => <Buttons target={target} hasLinks={hasLinks} words={words} />,
    },
  ];
}

function stateOf({ outage, wait }: TargetState, words: Words["settings"], format: Format) {
  if (outage === null && wait !== null) {
    const told = words.waitsUntil(format.moment(wait.until), resultText(format.language, wait));
    return <span class="wait-word">… {told}</span>;
  }
  if (outage === null) return <span class="state">✓ {words.inOrder}</span>;
  const since = format.moment(outage.since);
  const told =
    outage.reason.code === BY_HAND.code
      ? words.offByHand(since)
      : words.outOfOrder(since, outageText(format.language, outage.reason, format.moment, nameLine));
  return <span class="bad-word">✗ {said(told)}</span>;
}

function Buttons({ target, hasLinks, words }: ButtonsIn) {
  const { name, known, outage, wait } = target;
  const ways: readonly (readonly [way: string, label: string])[] = [
    ...(known === null ? [] : [["test", words.test] as const]),
    ...(outage === null && wait !== null ? [["on", words.askNow] as const] : []),
    outage === null ? ["off", words.off] : ["on", words.on],
    ...(hasLinks && known !== null ? [["revoke-links", words.revoke] as const] : []),
  ];
  return (
    <div class="buttons">
      {ways.map(([way, label]) => (
        <form method="post" action={`/targets/${encodeURIComponent(name)}/${way}`}>
          <input type="hidden" name="next" value="/settings" />
          <button type="submit" class="quiet" aria-label={`${label}: ${name}`}>
            {label}
          </button>
        </form>
      ))}
    </div>
  );
}

interface ButtonsIn {
  readonly target: TargetState;
  readonly hasLinks: boolean;
  readonly words: Words["settings"];
}
