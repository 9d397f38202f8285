import type { SeenBus } from '@/domain/checkup/judge-services';
import { processWide } from '@/server/process-wide';

/** The pages are bundled apart from the sockets, and learn here how the bus is doing. */
const held = () =>
  processWide<{ read: () => SeenBus | null }>('bus-state', () => ({
    read: () => null,
  }));

/** Makes this process's bus known. */
export function tellBusState(read: () => SeenBus): void {
  held().read = read;
}

/** How the bus of this process is doing; null before there is one. */
export function busState(): SeenBus | null {
  return held().read();
}
