/** A stretch of time that is counted under a name: from an instant until before another, in milliseconds since 1970. */
export interface Slot {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}
