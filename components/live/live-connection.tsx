'use client';

import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { liveServerUrl } from './live-server-url';
import { TopicsSocket, type TopicsStatus } from './topics-socket';

const Connection = createContext<TopicsSocket | null>(null);

/** Keeps one `/live/topics` socket open for the page's live facts. */
export function LiveConnection({ children }: { children: ReactNode }) {
  const [socket, setSocket] = useState<TopicsSocket | null>(null);

  useEffect(() => {
    const opened = new TopicsSocket(`${liveServerUrl()}/live/topics`);
    window.addEventListener('online', opened.retry);
    // A socket is made where it is also closed again, never while rendering.
    // oxlint-disable-next-line react/set-state-in-effect
    setSocket(opened);
    return () => {
      window.removeEventListener('online', opened.retry);
      opened.close();
      setSocket(null);
    };
  }, []);

  return <Connection value={socket}>{children}</Connection>;
}

/** The socket of the `<LiveConnection>` around; null on the server and before the first effect. */
export function useTopicsSocket(): TopicsSocket | null {
  return useContext(Connection);
}

const never = () => () => undefined;

/** Is what the page shows still told by the server? `connecting` until it is known. */
export function useLiveStatus(): TopicsStatus {
  const socket = useTopicsSocket();
  return useSyncExternalStore<TopicsStatus>(
    socket?.subscribeStatus ?? never,
    () => socket?.getStatus() ?? 'connecting',
    () => 'connecting',
  );
}
