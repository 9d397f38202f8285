/** The little of nodemailer we use; its published types describe another version. */
declare module 'nodemailer' {
  type Address = { name: string; address: string };
  export type Transport = {
    sendMail(mail: {
      from: string | Address;
      to: Address;
      subject: string;
      text: string;
      html: string;
      headers?: Record<string, string>;
    }): Promise<{ messageId: string }>;
    verify(): Promise<true>;
    close(): void;
  };
  export function createTransport(url: string): Transport;
}
