import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { completeEnvironment, environment } from '@/server/environment';

/** The port cannot be had; the message says what to do. */
export class PortFault extends Error {}

/** Takes the port of the settings, or any free one for 0, and remembers which. */
export async function listen(server: Server): Promise<void> {
  const { host, port, appUrlGiven } = environment();
  const taken = await takePort(server, host, port, 'PORT');
  if (taken === port) return;
  completeEnvironment({ port: taken });
  if (!appUrlGiven) completeEnvironment({ appUrl: `http://localhost:${taken}` });
}

/**
 * Begins to listen and tells at which port; 0 asks for any free one.
 *
 * @param setting the name of the setting that chose the port, for the advice
 */
export async function takePort(
  server: Server,
  host: string,
  port: number,
  setting: string,
): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new PortFault(advice(error as NodeJS.ErrnoException, host, port, setting));
  }
  return (server.address() as AddressInfo).port;
}

/** Lets requests under way finish and every connection end; after the given time they are cut. */
export async function closeServer(server: Server, withinSeconds: number): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  // A browser keeps its connection after the answer: it is idle then, and can go.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), withinSeconds * 1000);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

function advice(error: NodeJS.ErrnoException, host: string, port: number, setting: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is in use: stop what listens there, or choose another one, for instance ${setting}=${port + 1} npm start.`;
  }
  if (error.code === 'EACCES') {
    return `This user may not listen on port ${port}: choose one from 1024 up with ${setting}.`;
  }
  return `Cannot listen on ${host}, port ${port} (${error.message}): check HOST and ${setting}.`;
}
