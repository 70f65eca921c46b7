/** The number with its last digit, by which Luhn's sum is right. */
export function withLuhn(number: string): string {
  const sum = [...number].reverse().reduce((total, one, i) => {
    const value = Number(one) * (i % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return number + String((10 - (sum % 10)) % 10);
}

/** A Hungarian bank's eight digits, or an account's, of all but the last. */
export function withWeights(number: string): string {
  const sum = [...number].reduce((total, one, i) => total + Number(one) * Number("9731"[i % 4]), 0);
  const weight = Number("9731"[number.length % 4]);
  for (let last = 0; last < 10; last++) if ((sum + last * weight) % 10 === 0) return `${number}${last}`;
  throw new Error("each weight has a digit that makes it right");
}

export function asIban(country: string, account: string): string {
  const value = [...`${account}${country}00`].map((one) => Number.parseInt(one, 36)).join("");
  return `${country}${String(98n - (BigInt(value) % 97n)).padStart(2, "0")}${account}`;
}
