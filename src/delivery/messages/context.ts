import type { Language } from "../../locale/locale.ts";

/** In whose words and times a target is told, and what it is shown. */
export interface RenderContext {
  /** The name of the target that is told. */
  readonly target: string;
  readonly language: Language;
  readonly timeZone: string;
  /** Whether there are any: then one that is told by none says so. */
  readonly hasRules: boolean;
  readonly show: readonly string[];
  /** It wants a digest also when there is nothing to tell. */
  readonly digestsAlways: boolean;
  /** Our own address, where whoever comes is asked to sign in; null where none is known. */
  readonly origin: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Where the target finds what stands at this path of ours; null where no address of ours is known. */
  link(path: string): Promise<string | null>;
}
