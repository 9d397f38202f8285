import { schemaVersion } from '@/domain/text/schema-version';
import { log } from '@/server/log';
import { times } from '@/server/live/limits/limits';
import type { LiveText } from './live-text';
import { isSound } from '@/server/text/shape';

/**
 * Looks now and then whether all that stands in a room's text is what a text can hold.
 * The door refuses what is not, change by change; this finds what came around it, before
 * an editor that stumbles over it deletes it for everybody. Looking changes nothing.
 */
export class SoundCheck {
  /** What was found last; null: not looked at yet. */
  private found: boolean | null = null;
  private waiting: NodeJS.Timeout | null = null;
  private tookMs = 0;

  constructor(
    private readonly text: LiveText,
    private readonly onDamaged: () => void,
  ) {}

  get isDamaged(): boolean {
    return this.found === false;
  }

  /** The text has changed: looked at a little later, and never for more than a hundredth of the time. */
  changed(): void {
    const pause = Math.max(times.soundCheck, this.tookMs * 100);
    this.waiting ??= setTimeout(() => this.lookIfAwake(), pause).unref();
  }

  /** Somebody is about to write: a text that was never looked at is looked at now. */
  beforeWriting(): void {
    if (this.found === null) this.look();
  }

  /** A text at rest was looked at when it was last changed, and is again before the next. */
  private lookIfAwake(): void {
    if (this.text.isAwake) this.look();
    else this.found = null;
  }

  look(): void {
    this.stop();
    const started = performance.now();
    const before = this.found;
    // What a newer editor wrote is not for this server to judge: the door says so.
    this.found = this.text.schemaVersion > schemaVersion || isSound(this.text.doc);
    this.tookMs = performance.now() - started;
    if (this.found || before === false) return;
    const { documentId, sequence } = this.text;
    log.error({ documentId, sequence }, 'A text holds what no text can hold.');
    this.onDamaged();
  }

  stop(): void {
    if (this.waiting) clearTimeout(this.waiting);
    this.waiting = null;
  }
}
