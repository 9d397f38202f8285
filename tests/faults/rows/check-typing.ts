import type { Actor } from '@/tests/faults/actor';
import {
  checkConverged,
  checkNothingLost,
  checkNothingTwiceNorTorn,
} from '@/tests/faults/promises';
import type { Place, Stage } from '@/tests/faults/stage';

/** All that a row about typing checks once its last fault is over. */
export async function checkTyping(stage: Stage, place: Place, actors: Actor[]): Promise<void> {
  await stage.stopTyping();
  const tokens = actors.reduce((sum, actor) => sum + actor.tokens.length, 0);
  await Promise.all(actors.map((actor) => actor.saved().catch(() => undefined)));
  await checkConverged(stage, place, { actors });
  await checkNothingLost(stage, place, actors);
  await checkNothingTwiceNorTorn(stage, place);
  stage.note(`${tokens} tokens typed`);
}
