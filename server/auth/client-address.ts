/**
 * The network address a request comes from, for counting attempts. `main.ts` writes
 * the header itself, so what a client sends under that name never arrives here.
 */
export function clientAddress(headers: Headers): string {
  return headers.get('x-plenary-address') ?? 'unknown';
}
