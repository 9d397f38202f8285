'use client';

import { createContext, useContext, type ReactNode } from 'react';

/** This tab's connection to the topics. */
export type TopicsConnection = {
  subscribe: (name: string, changed: () => void) => () => void;
  latest: (name: string) => { readonly revision: number } | undefined;
};

const Connection = createContext<TopicsConnection | null>(null);

/** Keeps one `/live/topics` socket open for the page's live facts. */
export function LiveConnection({ children }: { children: ReactNode }) {
  return <Connection value={null}>{children}</Connection>;
}

export function useTopicsConnection(): TopicsConnection | null {
  return useContext(Connection);
}
