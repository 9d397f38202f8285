import { signInLives } from '@/server/auth/repository';
import type { Pool } from 'pg';
import { caretColour } from '@/domain/live/caret-colours';
import type { CloseReason, Seated } from '@/domain/live/wire';
import { accept, refuse, type Result } from '@/domain/result';
import type { Role } from '@/domain/sessions/roles';
import type { LiveFeatures } from '@/server/live/features';

/** Somebody who wants to read or write a document, by a sign-in of theirs. */
export type Claim = { signInId: string; documentId: string };

export type AccessRefusal = Extract<
  CloseReason,
  'signed-out' | 'no-right' | 'not-found' | 'sealed' | 'outdated'
>;

/** What the door lets somebody do in a document, at this moment. */
export type Answer = Result<Seated & { schemaVersion: number; sessionId: string }, AccessRefusal>;

type Row = {
  signed_in: boolean;
  name: string;
  participant_id: string | null;
  session_id: string | null;
  role: Role;
  removed: boolean;
  open: boolean;
  brought_over: boolean;
  schema_version: number;
};

/**
 * Decides who may do what in which document: the one question, asked when a tab knocks
 * and again whenever rights may have changed. A document knows its session and whether
 * it is open, so what it is the text of is not asked.
 */
export class Access {
  constructor(
    private readonly pool: Pool,
    private readonly features: Pick<LiveFeatures, 'mayRead' | 'mayWrite'>,
  ) {}

  /** One query for any number of claims; the answers come in their order. */
  async decide(claims: readonly Claim[]): Promise<Answer[]> {
    if (claims.length === 0) return [];
    const { rows } = await this.pool.query<Row>({
      name: 'live-access',
      text: `
        SELECT sign_ins.id IS NOT NULL AS signed_in, people.name,
               participants.id AS participant_id, documents.session_id,
               participants.role, participants.removed_at IS NOT NULL AS removed,
               documents.sealed_at IS NULL AS open, documents.schema_version,
               EXISTS (SELECT 1 FROM documents AS successor
                       WHERE successor.predecessor_id = documents.id) AS brought_over
        FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS claim (sign_in_id, document_id, place)
        LEFT JOIN sign_ins ON sign_ins.id = claim.sign_in_id AND ${signInLives}
        LEFT JOIN people ON people.id = sign_ins.person_id
        LEFT JOIN documents ON documents.id = claim.document_id
        LEFT JOIN participants ON participants.session_id = documents.session_id
                              AND participants.person_id = people.id
                              AND sign_in_opens(sign_ins.id, documents.session_id)
        ORDER BY claim.place`,
      values: [claims.map(({ signInId }) => signInId), claims.map(({ documentId }) => documentId)],
    });
    return rows.map((row) => this.answer(row));
  }

  /** A stranger to the session learns nothing, not even that the document exists. */
  private answer(row: Row): Answer {
    if (!row.signed_in) return refuse('signed-out');
    if (!row.participant_id || !row.session_id) return refuse('not-found');
    if (row.removed || !this.features.mayRead(row.role)) return refuse('no-right');
    // The text goes on in another document, which only a fresh page knows.
    if (row.brought_over) return refuse('outdated');
    if (!row.open) return refuse('sealed');
    return accept({
      mayWrite: this.features.mayWrite(row.role),
      user: {
        participantId: row.participant_id,
        name: row.name,
        color: caretColour(row.participant_id),
      },
      schemaVersion: row.schema_version,
      sessionId: row.session_id,
    });
  }
}

type Knock = {
  claim: Claim;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
};

/**
 * Answers people one by one, and asks for many at once: whoever knocks while a query is
 * under way is in the next. After a restart everybody comes in the same instant, and
 * their texts must not wait behind a query for each of them.
 */
export class AccessDesk {
  private knocks: Knock[] = [];
  private isAsking = false;

  constructor(private readonly access: Access) {}

  decide(claim: Claim): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.knocks.push({ claim, resolve, reject });
      if (!this.isAsking) void this.askWhileKnocked();
    });
  }

  private async askWhileKnocked(): Promise<void> {
    this.isAsking = true;
    while (this.knocks.length > 0) await this.ask(this.knocks.splice(0));
    this.isAsking = false;
  }

  private async ask(knocks: readonly Knock[]): Promise<void> {
    try {
      const answers = await this.access.decide(knocks.map(({ claim }) => claim));
      for (const [place, { resolve }] of knocks.entries()) {
        const answer = answers[place];
        if (!answer) throw new Error('A question at the door was not answered.');
        resolve(answer);
      }
    } catch (error) {
      for (const { reject } of knocks) reject(error);
    }
  }
}
