/**
 * What travels over a document's socket: y-websocket's own messages, and ours above 99.
 * Every frame is one message and begins with one of these numbers.
 */
export const wire = {
  sync: 0,
  awareness: 1,
  queryAwareness: 3,
  /** To the tab: how many of its sync messages on this socket PostgreSQL now has. */
  acknowledged: 100,
  /** To the tab: a change was refused; a reason follows. */
  refused: 101,
  /** To the tab, first of all: who it is here and whether it may write. */
  seated: 102,
} as const;

/** The kinds of sync message, as y-protocols numbers them. */
export const sync = { step1: 0, step2: 1, update: 2 } as const;

/**
 * Why a socket is closed. 4400 to 4499 are final: the tab stops. Everything else passes,
 * and the tab comes back by itself. Where two share a number, the reason's name is sent
 * with it.
 */
export const closeCodes = {
  malformed: 4400,
  'signed-out': 4401,
  'no-right': 4403,
  'not-found': 4404,
  sealed: 4409,
  'too-large': 4413,
  /** The text holds what no text can hold: nobody may open it until it is mended. */
  damaged: 4422,
  outdated: 4426,
  fault: 1011,
  restart: 1012,
  overloaded: 1013,
  'too-many-tabs': 1013,
} as const;

export type CloseReason = keyof typeof closeCodes;

/** Who a tab is in this document, stamped by the server from the sign-in. */
export type PresentUser = {
  participantId: string;
  name: string;
  /** Six-digit hexadecimal, readable in both themes; the caret extension reads `color`. */
  color: string;
};

/** What the door tells a tab it has let in. */
export type Seated = { mayWrite: boolean; user: PresentUser };
