/** Why a delivery ended. What its last attempt came to stands before or behind that, ready to be read. */
export const deliveryEnd = {
  refusedAsPlainText: (result: string) => `${result}, as plain text too`,
  waitedForDays: (result: string) => `gave up after being asked to wait for days: ${result}`,
  gaveUp: (attempts: number, result: string) => `gave up after ${attempts} attempts: ${result}`,
};
