/** 64 random bits in base 36: enough for the blocks of one text never to meet. */
export function newBlockId(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  const id = ((BigInt(high) << 32n) | BigInt(low)).toString(36);
  return id.padStart(13, '0');
}
