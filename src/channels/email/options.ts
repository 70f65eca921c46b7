import type { Sender } from "./mail/address.ts";
import type { Provider } from "./providers/provider.ts";

export interface EmailOptions {
  readonly from: Sender;
  readonly to: readonly string[];
  readonly provider: Provider;
}
