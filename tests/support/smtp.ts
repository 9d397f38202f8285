import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type ReceivedMail = { to: string[]; subject: string; text: string; html: string };

/**
 * A real SMTP server on a free port of this machine, and what it received. `nextMail`
 * waits for one that nobody has read yet, to an address if one is named; `refuse` makes it turn away whatever comes.
 */
export async function startSmtp() {
  const mails: ReceivedMail[] = [];
  const waiting: { to?: string; resolve: (mail: ReceivedMail) => void }[] = [];
  let refusing = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refusing) return done(new Error('No mail today.'));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        const mail = { to, ...readMail(Buffer.concat(chunks).toString('latin1')) };
        const reader = waiting.findIndex((one) => isFor(mail, one.to));
        if (reader < 0) mails.push(mail);
        else waiting.splice(reader, 1)[0]?.resolve(mail);
        return done();
      });
    },
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** What has arrived and was not read. */
    mails,
    nextMail: (to?: string) =>
      new Promise<ReceivedMail>((resolve) => {
        const read = mails.findIndex((mail) => isFor(mail, to));
        const mail = read < 0 ? undefined : mails.splice(read, 1)[0];
        if (mail) resolve(mail);
        else waiting.push({ to, resolve });
      }),
    refuse: (refuses: boolean) => {
      refusing = refuses;
    },
    stop: () =>
      new Promise<void>((stopped) => {
        server.close(() => stopped());
      }),
  };
}

function isFor(mail: ReceivedMail, to: string | undefined): boolean {
  return to === undefined || mail.to.includes(to);
}

/** The first link in a mail that begins with this path. */
export function linkIn(mail: ReceivedMail, path: string): string {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((url) => new URL(url).pathname === path);
  if (link === undefined) throw new Error(`The mail has no link to ${path}:\n${mail.text}`);
  return link;
}

/** Reads what nodemailer writes: a subject and two parts, each quoted-printable, base64 or plain. */
function readMail(raw: string): Omit<ReceivedMail, 'to'> {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? 'none';
  const parts = raw.split(`--${boundary}`);
  const part = (type: string) => {
    const found =
      parts.find((each) => each.trimStart().toLowerCase().startsWith(`content-type: ${type}`)) ??
      '';
    const [head = '', ...body] = found.trimStart().split('\r\n\r\n');
    return decode(body.join('\r\n\r\n').trimEnd(), /transfer-encoding: (\S+)/i.exec(head)?.[1]);
  };
  const subject = /^subject: (.*(?:\r\n[ \t].*)*)/im.exec(raw)?.[1] ?? '';
  return { subject: decodeWords(subject), text: part('text/plain'), html: part('text/html') };
}

function decode(body: string, encoding = '7bit'): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? fromQuoted(body.replaceAll('=\r\n', '')) : body;
}

/** Encoded words of a header (RFC 2047). */
function decodeWords(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_all, kind: string, words: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString('utf8')
        : fromQuoted(words.replaceAll('_', ' ')),
    )
    .replaceAll(/\r\n[ \t]/g, ' ');
}

function fromQuoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
