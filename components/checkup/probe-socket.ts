import type { CheckupAnswer, SeenRequest, SocketOutcome } from '@/domain/checkup/judge-way';

/** What was learnt by opening a socket. */
export type Probe = {
  outcome: SocketOutcome;
  seen: SeenRequest | null;
  /** By how many milliseconds this browser's clock is ahead of the server's. */
  browserAhead: number | null;
};

const patience = 6_000;

/**
 * Opens a socket on the way that all of them go, asks twice and closes it. The first
 * answer may have waited for much; the second tells how long the way takes.
 *
 * @param socketClass for tests: the class to open it with
 */
export function probeSocket(
  url: string,
  socketClass: typeof WebSocket = WebSocket,
): Promise<Probe> {
  return new Promise((resolve) => {
    const socket = new socketClass(url);
    let hasOpened = false;
    let askedAt = 0;
    let answers = 0;
    const end = (outcome: SocketOutcome, answer?: CheckupAnswer) => {
      clearTimeout(late);
      resolve({ outcome, seen: answer?.seen ?? null, browserAhead: answer ? ahead(answer) : null });
      socket.close();
    };
    const late = setTimeout(() => end({ kind: hasOpened ? 'silent' : 'failed' }), patience);
    const ask = () => {
      askedAt = performance.now();
      socket.send('?');
    };
    const way = () => performance.now() - askedAt;
    const ahead = ({ serverTime }: CheckupAnswer) => Date.now() - (serverTime + way() / 2);
    socket.addEventListener('open', () => {
      hasOpened = true;
      ask();
    });
    socket.addEventListener('message', (event: MessageEvent) => {
      answers += 1;
      if (answers === 1) ask();
      else if (answers === 2) {
        const answer = JSON.parse(String(event.data)) as CheckupAnswer;
        end({ kind: 'answered', milliseconds: way() }, answer);
      }
    });
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('close', ({ code }: CloseEvent) =>
      end(hasOpened ? { kind: 'closed', code } : { kind: 'failed' }),
    );
  });
}
