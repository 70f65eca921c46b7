export { withDeadline } from "../deadlines.ts";
