// `npm run dev`: pages are made on demand and reload by themselves; `tsx watch` starts
// the process again when the server changes.
// oxlint-disable-next-line unicorn/require-module-specifiers -- makes this file a module, which `await` needs
export {};

Object.assign(process.env, { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' });
await import('@/server/main');
