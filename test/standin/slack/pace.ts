/** Slack's patience with one webhook. */
export interface Pace {
  /** How many seconds whoever asks now has to wait; null: this one is taken. */
  refusal(): number | null;
  /** Somebody was told to wait for so many seconds: until then nothing is taken. */
  asked(seconds: number): void;
  /** How many came before the time that they were told to wait for was over. */
  early(): number;
}

/** Slack takes one message a second, and short bursts of more. */
const BURST = 2;
/** In milliseconds: whoever waits may count from when it asked, and not from when it was answered. */
const GRACE = 250;

export function createPace(): Pace {
  let tokens = BURST;
  let last = Date.now();
  let until = 0;
  let early = 0;
  const pace: Pace = {
    refusal() {
      const now = Date.now();
      tokens = Math.min(BURST, tokens + (now - last) / 1000);
      last = now;
      if (now < until - GRACE) {
        early += 1;
        return Math.ceil((until - now) / 1000);
      }
      if (tokens < 1) {
        pace.asked(1);
        return 1;
      }
      tokens -= 1;
      return null;
    },
    asked(seconds) {
      until = Math.max(until, Date.now() + seconds * 1000);
    },
    early: () => early,
  };
  return pace;
}
