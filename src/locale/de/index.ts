import type { Words } from "../en/index.ts";
import { audit } from "./audit.ts";
import { chats } from "./chats.ts";
import { actor } from "./codes/actor.ts";
import { deliveryEnd } from "./codes/delivery-end.ts";
import { outageReason } from "./codes/outage-reason.ts";
import { expectedBody, quarantineProblem } from "./codes/quarantine-problem.ts";
import { result } from "./codes/result.ts";
import { deliveries } from "./deliveries.ts";
import { explain } from "./explain.ts";
import { fields } from "./fields.ts";
import { followUp } from "./follow-up.ts";
import { frame } from "./frame.ts";
import { holds } from "./holds.ts";
import { inbox } from "./inbox.ts";
import { list } from "./list.ts";
import { actions } from "./messages/actions.ts";
import { alert } from "./messages/alert.ts";
import { alertBatch } from "./messages/alert-batch.ts";
import { digest } from "./messages/digest.ts";
import { escalation } from "./messages/escalation.ts";
import { limitWarning } from "./messages/limit-warning.ts";
import { outage } from "./messages/outage.ts";
import { serviceWarning } from "./messages/service-warning.ts";
import { statusUpdate } from "./messages/status-update.ts";
import { testMessage } from "./messages/test-message.ts";
import { problem } from "./problem.ts";
import { quarantine } from "./quarantine.ts";
import { sessions } from "./sessions.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { statistics } from "./statistics.ts";
import { transcript } from "./transcript.ts";
import { ago, duration, quoted, tag } from "./units.ts";
import { warnings } from "./warnings.ts";

export const de: Words = {
  tag,
  duration,
  ago,
  quoted,
  actor,
  result,
  audit,
  chats,
  deliveries,
  deliveryEnd,
  outageReason,
  quarantineProblem,
  expectedBody,
  fields,
  followUp,
  inbox,
  quarantine,
  sessions,
  settings,
  warnings,
  explain,
  statistics,
  transcript,
  problem,
  frame,
  list,
  holds,
  signIn,
  alert,
  alertBatch,
  outage,
  testMessage,
  serviceWarning,
  actions,
  statusUpdate,
  escalation,
  limitWarning,
  digest,
};
