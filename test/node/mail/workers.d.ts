// What the stand-ins use of the types of the Workers runtime, which Node does not have.
interface EmailAddress {
  name: string;
  email: string;
}

interface EmailMessageBuilder {
  from: string | EmailAddress;
  to?: string | EmailAddress | (string | EmailAddress)[];
  cc?: string | EmailAddress | (string | EmailAddress)[];
  bcc?: string | EmailAddress | (string | EmailAddress)[];
  subject: string;
  text?: string;
  html?: string;
  headers?: Record<string, string>;
}
