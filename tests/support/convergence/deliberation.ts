import * as Y from 'yjs';
import { canonicalText } from '@/domain/text/canonical-text';
import { database, inTransaction } from '@/server/database/client';
import { readDocument, sealDocument, unsealDocument } from '@/server/text/documents';
import { rightsChanged } from '@/server/live/door/rights-changed';
import { readTextFrom } from '@/server/text/read-sequence';
import { buildDraft, buildSession, buildText } from '@/tests/support/builders';
import {
  buildWriter,
  openTab,
  startNode,
  until,
  untilSynced,
  type TestNode,
} from '@/tests/support/live';
import type { Operation } from './operations';
import { PersonAtWork } from './person-at-work';

type Writer = Awaited<ReturnType<typeof buildWriter>>;
type Replica = ReturnType<typeof openTab>;

/** One draft, three people who edit it, somebody who only reads, and what happens to them. */
export class Deliberation {
  private isFrozen = false;
  private readonly readers = new Map<string, Replica>();
  private late = 0;

  private constructor(
    private readonly nodes: TestNode[],
    private readonly documentId: string,
    private readonly people: PersonAtWork[],
    private readonly writers: Writer[],
    private readonly observer: Writer,
  ) {}

  static async begin(nodes: TestNode[]): Promise<Deliberation> {
    const { id: sessionId } = await buildSession();
    const text = buildText('Recalling its earlier recommendations,', 'Noting the report,');
    const { documentId } = await buildDraft(sessionId, { text });
    const writers = [];
    for (let number = 0; number < 3; number += 1) writers.push(await buildWriter(sessionId));
    const observer = await buildWriter(sessionId, 'observer');
    const people = writers.map(({ cookie }, index) => {
      const url = nodes[index % 2]?.url ?? '';
      return new PersonAtWork(`editor ${index}`, documentId, cookie, url);
    });
    const deliberation = new Deliberation(nodes, documentId, people, writers, observer);
    await Promise.all(people.map((person) => person.open()));
    await deliberation.read('the passive replica');
    return deliberation;
  }

  async act(operation: Operation): Promise<void> {
    switch (operation.kind) {
      case 'restart':
        return this.restart(operation.node);
      case 'freeze':
        return this.freeze();
      case 'unfreeze':
        return this.unfreeze();
      case 'revoke':
        return this.revoke(operation.who);
      case 'join-late':
        if (!this.isFrozen) await this.read(`late joiner ${(this.late += 1)}`);
        return;
      case 'wait':
        await new Promise((resolve) => setTimeout(resolve, operation.ms));
        return;
      case 'switch-node':
        this.people[operation.who]?.moveTo(this.nodes[(this.late += 1) % 2]?.url ?? '');
        return;
      case 'offline':
      case 'reconnect':
        this.people[operation.who]?.[operation.kind]();
        return;
      case 'type':
      case 'delete':
      case 'format':
      case 'split':
      case 'join':
      case 'paste':
      case 'list':
      case 'undo':
      case 'redo':
        this.people[operation.who]?.edit(operation);
    }
  }

  /** Ends all faults and waits until everybody is told saved: the texts of all, by name. */
  async settle(): Promise<Map<string, string>> {
    await this.unfreeze();
    const present = this.people.filter(({ isOut }) => !isOut);
    for (const person of present) person.reconnect();
    await Promise.all(present.map((person) => person.saved()));
    await this.read('the last to join');
    let texts = new Map<string, string>();
    await until('one text', async () => {
      texts = await this.texts(present);
      return new Set(texts.values()).size === 1;
    }).catch(() => undefined);
    return texts;
  }

  async end(): Promise<void> {
    for (const person of this.people) person.close();
    for (const reader of this.readers.values()) reader.destroy();
  }

  private async texts(present: PersonAtWork[]): Promise<Map<string, string>> {
    const { text, state } = await readDocument(database(), this.documentId);
    const texts = new Map([['the server', canonicalText(text)]]);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, state);
    texts.set('the stored state', canonicalText(readTextFrom(copy)));
    for (const person of present) texts.set(person.name, person.text());
    for (const [name, { doc }] of this.readers) texts.set(name, canonicalText(readTextFrom(doc)));
    return texts;
  }

  private async read(name: string): Promise<void> {
    const url = this.nodes[this.readers.size % 2]?.url ?? '';
    const reader = openTab(url, this.documentId, this.observer.cookie);
    this.readers.set(name, reader);
    await untilSynced(reader);
  }

  private async restart(index: 0 | 1): Promise<void> {
    const old = this.nodes[index];
    await old?.stop();
    const node = await startNode();
    this.nodes[index] = node;
    const address = (url?: string) => `${url}/live/documents`;
    for (const person of this.people) if (person.url === old?.url) person.moveTo(node.url, false);
    for (const { provider } of this.readers.values()) {
      if (provider.serverUrl === address(old?.url)) provider.serverUrl = address(node.url);
    }
  }

  private async freeze(): Promise<void> {
    if (this.isFrozen) return;
    this.isFrozen = true;
    const { documentId } = this;
    await inTransaction((transaction) => sealDocument(transaction, documentId));
    rightsChanged({ documentId });
  }

  /** Whoever was turned away comes back with a fresh copy: what was refused stays refused. */
  private async unfreeze(): Promise<void> {
    if (!this.isFrozen) return;
    this.isFrozen = false;
    const { documentId } = this;
    await inTransaction((transaction) => unsealDocument(transaction, documentId));
    rightsChanged({ documentId });
    await Promise.all(this.people.filter(({ isOut }) => !isOut).map((person) => person.open()));
    for (const [name, reader] of this.readers) {
      reader.destroy();
      this.readers.delete(name);
    }
    await this.read('the passive replica');
  }

  private async revoke(who: number): Promise<void> {
    const [person, writer] = [this.people[who], this.writers[who]];
    // Two stay, so that there is a deliberation.
    if (!person || !writer || this.people.some(({ isOut }) => isOut)) return;
    person.isOut = true;
    await database().participant.update({
      where: { id: writer.participant.id },
      data: { removedAt: new Date() },
    });
    rightsChanged({ personId: writer.person.id });
  }
}
