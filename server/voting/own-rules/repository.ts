import { readOwnRule, withOwnRule, type OwnRule } from '@/domain/voting/rules/own-rule';
import type { Database } from '@/server/database/client';

/** The rules that a session's body made for itself, the newest first. */
export async function findOwnRules(
  database: Database,
  sessionId: string,
): Promise<readonly OwnRule[]> {
  const { ownRules } = await database.session.findUniqueOrThrow({
    where: { id: sessionId },
    select: { ownRules: true },
  });
  const kept = Array.isArray(ownRules) ? ownRules.map(readOwnRule) : [];
  return kept.flatMap((own) => (own.ok ? [own.value] : []));
}

/** Keeps a body's own rule with its session, to be offered first the next time. */
export async function keepOwnRule(
  transaction: Database,
  sessionId: string,
  own: OwnRule,
): Promise<void> {
  const ownRules = withOwnRule(await findOwnRules(transaction, sessionId), own);
  await transaction.session.update({
    where: { id: sessionId },
    data: { ownRules: structuredClone(ownRules) },
    select: { id: true },
  });
}
