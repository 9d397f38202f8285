import { connect, type Socket } from 'node:net';

/**
 * A WebSocket as light as it can be, so that thousands of them measure the server and not
 * themselves: whole binary frames only, masked with zeros, no extensions.
 */
export class LightSocket {
  onMessage: (payload: Buffer) => void = () => undefined;
  onOpen: () => void = () => undefined;
  /** With the code of a closing frame, or 0 if none came. */
  onClose: (code: number) => void = () => undefined;
  isOpen = false;

  private readonly socket: Socket;
  private rest: Buffer | null = null;
  private code = 0;

  constructor(port: number, path: string, headers: Record<string, string>) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.setNoDelay(true);
    this.socket.on('connect', () => this.socket.write(request(path, headers)));
    this.socket.on('data', (chunk) => this.read(chunk));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.isOpen = false;
      this.onClose(this.code);
    });
  }

  send(payload: Uint8Array): void {
    this.socket.write(frame(0x82, payload));
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  end(): void {
    this.onClose = () => undefined;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    let bytes = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = null;
    if (!this.isOpen) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) {
        this.rest = bytes;
        return;
      }
      this.isOpen = true;
      this.onOpen();
      bytes = bytes.subarray(end + 4);
    }
    let at = 0;
    for (let next = this.readFrame(bytes, at); next > 0; next = this.readFrame(bytes, at))
      at = next;
    if (at < bytes.length) this.rest = bytes.subarray(at);
  }

  /** Reads the frame that begins here; where it ends, or 0 if it is not whole yet. */
  private readFrame(bytes: Buffer, at: number): number {
    if (bytes.length < at + 2) return 0;
    let length = (bytes[at + 1] ?? 0) & 0x7f;
    let begin = at + 2;
    if (length === 126) {
      if (bytes.length < begin + 2) return 0;
      length = bytes.readUInt16BE(begin);
      begin += 2;
    } else if (length === 127) {
      if (bytes.length < begin + 8) return 0;
      length = Number(bytes.readBigUInt64BE(begin));
      begin += 8;
    }
    const end = begin + length;
    if (bytes.length < end) return 0;
    const opcode = (bytes[at] ?? 0) & 0x0f;
    if (opcode === 2) this.onMessage(bytes.subarray(begin, end));
    else if (opcode === 9) this.socket.write(frame(0x8a, bytes.subarray(begin, end)));
    else if (opcode === 8) {
      this.code = length >= 2 ? bytes.readUInt16BE(begin) : 0;
      this.socket.destroy();
    }
    return end;
  }
}

function request(path: string, headers: Record<string, string>): string {
  const lines = Object.entries({
    Host: '127.0.0.1',
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...headers,
  });
  return `GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function frame(first: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const extended = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const bytes = Buffer.alloc(6 + extended + length);
  bytes[0] = first;
  bytes[1] = 0x80 | (extended === 0 ? length : extended === 2 ? 126 : 127);
  if (extended === 2) bytes.writeUInt16BE(length, 2);
  if (extended === 8) bytes.writeBigUInt64BE(BigInt(length), 2);
  bytes.set(payload, 6 + extended);
  return bytes;
}
