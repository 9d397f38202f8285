import { request } from 'node:http';
import { cookieOf } from '@/tests/support/live';
import type { FaultNode } from './fault-node';
import type { Place, Stage } from './stage';

export type Answer = { status: number; body: string; location: string | null };

type Asked = {
  method?: 'GET' | 'POST';
  cookie?: string;
  body?: Buffer;
  type?: string;
  /** Straight to this node; through the front by default. */
  node?: FaultNode;
  withinMs?: number;
};

/** One HTTP request as a browser of this installation sends it. Status 0: no answer. */
export function ask(stage: Stage, path: string, asked: Asked = {}): Promise<Answer> {
  const { front, appUrl } = stage.world;
  const { method = 'GET', cookie, body, type, node, withinMs = 30_000 } = asked;
  return new Promise((resolve) => {
    const failed = () => resolve({ status: 0, body: '', location: null });
    const sent = request(
      {
        host: '127.0.0.1',
        port: node?.port ?? front.port,
        path,
        method,
        agent: false,
        headers: {
          host: new URL(appUrl).host,
          origin: appUrl,
          ...(cookie && { cookie }),
          ...(type && { 'content-type': type }),
          ...(body && { 'content-length': body.length }),
        },
      },
      (answer) => {
        let words = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (words += chunk));
        answer.on('error', failed);
        const { statusCode = 0, headers } = answer;
        const location = headers.location ?? null;
        answer.on('end', () => resolve({ status: statusCode, body: words, location }));
      },
    );
    sent.on('error', failed);
    sent.setTimeout(withinMs, () => sent.destroy());
    sent.end(body);
  });
}

/** A form of a page as a browser would post it now: what is filled in and chosen. */
export function fieldsOf(html: string, ...having: string[]): Record<string, string> {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? [];
  const form = forms.find((one) => having.every((words) => one.includes(words)));
  if (!form) throw new Error(`The page has no form with ${having.join(' and ')}.`);
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input\b[^>]*>/g)) {
    const isChoice = /\btype="(radio|checkbox)"/.test(input);
    const name = valueOf(input, 'name');
    if (name !== null && (!isChoice || / checked\b/.test(input))) {
      fields[name] = valueOf(input, 'value') ?? '';
    }
  }
  for (const [select] of form.matchAll(/<select\b[\s\S]*?<\/select>/g)) {
    const options = select.match(/<option\b[^>]*>/g) ?? [];
    const chosen = options.find((option) => / selected\b/.test(option)) ?? options[0] ?? '';
    fields[valueOf(select, 'name') ?? ''] = valueOf(chosen, 'value') ?? '';
  }
  return fields;
}

function valueOf(tag: string, attribute: string): string | null {
  const found = new RegExp(`\\b${attribute}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? null : unescaped(found);
}

/** Posts a form's fields. */
export function post(
  stage: Stage,
  path: string,
  fields: Record<string, string>,
  asked: Asked,
): Promise<Answer> {
  const boundary = 'plenary-faults-boundary';
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`);
  const type = `multipart/form-data; boundary=${boundary}`;
  return ask(stage, path, { ...asked, method: 'POST', body, type });
}

/** The words of a draft's page, as it is without any script. */
export async function readDraftPage(stage: Stage, place: Place, personId: string) {
  const { status, body } = await ask(stage, place.path, { cookie: await cookieOf(personId) });
  if (status !== 200) throw new Error(`The draft's page answered ${status}.`);
  // The outline before it repeats how clauses begin.
  return wordsOfPage(body.slice(Math.max(0, body.indexOf('<div class="draft-text"'))));
}

/** What can be read on a page without any script. */
export function wordsOfPage(html: string): string {
  return unescaped(html.replaceAll(/<script\b[\s\S]*?<\/script>/g, '').replaceAll(/<[^>]*>/g, ''));
}

function unescaped(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
