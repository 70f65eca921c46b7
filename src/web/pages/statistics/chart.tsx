/** A part of every bar, from the bottom: its name and its pattern. */
export interface Part {
  readonly label: string;
  readonly look: "won" | "other" | "open" | "plain";
}

const HEIGHT = 100;
const BAR = 10;
const GAP = 3;
/** The space for labels, in the chart's units. */
const FOOT = 12;
/** The maximum of labelled days. */
const NAMED = 5;

/**
 * Stacked bars, one per day, with labels below. It shows nothing that is not in its table: `name` says where that is.
 */
export function Chart({ name, highest, parts, bars }: Charted) {
  const most = Math.max(1, ...bars.map(({ values }) => sum(values)));
  const width = bars.length * (BAR + GAP);
  const every = Math.ceil(bars.length / NAMED);
  return (
    <figure class="chart">
      <p class="days" aria-hidden="true">
        {highest}
      </p>
      <svg viewBox={`0 0 ${width} ${HEIGHT + FOOT}`} role="img" aria-label={name} preserveAspectRatio="none">
        {bars.map(({ values }, at) =>
          values.map((value, part) => {
            const below = sum(values.slice(0, part));
            const [y, height] = [HEIGHT * (1 - (below + value) / most), (HEIGHT * value) / most];
            if (value === 0) return null;
            return (
              <rect
                x={at * (BAR + GAP)}
                y={rounded(y)}
                width={BAR}
                height={rounded(height)}
                class={parts[part]?.look}
                vector-effect="non-scaling-stroke"
              />
            );
          }),
        )}
        <line x1="0" x2={width} y1={HEIGHT} y2={HEIGHT} vector-effect="non-scaling-stroke" />
      </svg>
      <p class="days" aria-hidden="true">
        {bars.map(({ label }, at) => (
          <span>{at % every === 0 && label}</span>
        ))}
      </p>
      {parts.length > 1 && (
        <figcaption>
          {parts.map(({ label, look }) => (
            <span class={`key ${look}`}>{label}</span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

interface Charted {
  /** The text for screen readers. */
  readonly name: string;
  /** The value at the top, formatted. */
  readonly highest: string;
  readonly parts: readonly Part[];
  /** One value per part. */
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly label: string;
  readonly values: readonly number[];
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
