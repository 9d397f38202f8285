import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { languageFrom } from '@/domain/language';
import { askNextAuth } from '@/server/auth/next-auth';
import { redeemSignInLink } from '@/server/auth/redeem-sign-in-link';
import { isSameOrigin } from '@/server/auth/same-origin';

type Context = { params: Promise<{ nextauth: string[] }> };

const redemptionForm = z.object({
  token: z.string().max(200),
  next: z.string().max(2000).default(''),
});

/**
 * What of next-auth is open to the outside. A link is redeemed only by the POST of its
 * page's button: mail programs and scanners open links with GET, and that never uses
 * one up. Everything else of next-auth (its own pages, its own mails) stays closed.
 */
export async function POST(request: NextRequest, { params }: Context) {
  const path = (await params).nextauth.join('/');
  if (path !== 'callback/email') return new Response(null, { status: 404 });
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  const form = redemptionForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return seeOther('/sign-in/link');
  const redeemed = await redeemSignInLink({
    ...form.data,
    cookieHeader: request.headers.get('cookie') ?? undefined,
    userAgent: request.headers.get('user-agent') ?? undefined,
    language: languageFrom(
      undefined,
      request.cookies.get('language')?.value,
      request.headers.get('accept-language'),
    ),
  });
  // The link's page looks at the link again and says what is the matter with it.
  if (!redeemed.ok) return seeOther(`/sign-in/link?${new URLSearchParams(form.data)}`);
  return seeOther(redeemed.value.next, redeemed.value.setCookie);
}

/** Who is signed in, in next-auth's form, for programs that know it. */
export async function GET(request: NextRequest, { params }: Context) {
  const path = (await params).nextauth;
  if (path.join('/') !== 'session') return new Response(null, { status: 404 });
  const answer = await askNextAuth({
    method: 'GET',
    path,
    cookies: Object.fromEntries(request.cookies.getAll().map(({ name, value }) => [name, value])),
    visitor: { browser: '', language: 'en' },
  });
  return Response.json(answer.body, { headers: { 'Cache-Control': 'private, no-store' } });
}

function seeOther(path: string, setCookie?: string) {
  const headers = new Headers({
    Location: path,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  if (setCookie !== undefined) headers.set('Set-Cookie', setCookie);
  return new Response(null, { status: 303, headers });
}
