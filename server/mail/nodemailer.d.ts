/** The little of nodemailer we use; its published types describe another version. */
declare module 'nodemailer' {
  type Address = { name: string; address: string };
  type Transport = {
    sendMail(mail: {
      from: string | Address;
      to: Address;
      subject: string;
      text: string;
      html: string;
      headers?: Record<string, string>;
    }): Promise<{ messageId: string }>;
    close(): void;
  };
  export function createTransport(options: {
    url: string;
    disableFileAccess: boolean;
    disableUrlAccess: boolean;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
  }): Transport;
}
