import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import en from '@/messages/en.json' with { type: 'json' };
import fr from '@/messages/fr.json' with { type: 'json' };
import { removeData, startPlenary, type Plenary } from '@/tests/support/process';
import { linkIn, startSmtp } from '@/tests/support/smtp';
import { openDraftMenu } from './draft-menu';
import { expect, test } from './fixtures';

type Smtp = Awaited<ReturnType<typeof startSmtp>>;

const delegations = [
  ['Canada', 'CAN'],
  ['France', 'FRA'],
  ['Ghana', 'GHA'],
] as const;
const sentence = 'The Council should hear civil society before each renewal of a mandate.';

/**
 * The main job, as new users live it: somebody opens a session, invites by mail, three
 * people write together, comment, vote and read the verdict; the process is restarted
 * and everything is still there. Labels come from the messages, so it runs in both languages.
 */
for (const [language, words] of [
  ['en', en],
  ['fr', fr],
] as const) {
  test(`from invitation to verdict, and still there after a restart (${language})`, async ({
    pageOf,
    expectTrouble,
  }) => {
    test.setTimeout(240_000);
    // While the process restarts the open pages cannot connect.
    expectTrouble(/WebSocket|ERR_CONNECTION/);
    const data = randomUUID();
    const smtp = await startSmtp();
    const env = { SMTP_URL: smtp.url, PLENARY_ADMIN_EMAILS: 'chair@example.org' };
    let plenary = await startPlenary({ env, data });
    const context = { baseURL: plenary.url, locale: `${language}-CA` };
    const visit = () => pageOf(null, { context });
    const [chair, claire, gabriel] = [await visit(), await visit(), await visit()];
    const story = { words, smtp };

    // The chair signs in by mail, opens a session, seats delegations, invites a list.
    await signInByMail(chair, 'chair@example.org', story);
    await chair.getByRole('link', { name: words.sessions.create }).first().click();
    await chair.getByLabel(words.sessions.titleLabel).fill('Round table');
    await chair.getByRole('button', { name: words.sessions.createSubmit }).click();
    await expect(chair.getByRole('heading', { level: 1, name: 'Round table' })).toBeVisible();
    const home = new URL(chair.url()).pathname;
    await chair.goto(`${home}/delegations/new`);
    for (const [name, shortName] of delegations) {
      await chair.getByLabel(words.participants.nameLabel, { exact: true }).fill(name);
      await chair.getByLabel(words.participants.shortNameLabel).fill(shortName);
      await chair.getByRole('button', { name: words.participants.addSubmit, exact: true }).click();
      await expect(
        chair.getByText(words.participants.addAnother.replace('{name}', name)),
      ).toBeVisible();
    }
    await chair.goto(`${home}/participants/invite`);
    await chair
      .getByLabel(words.participants.listLabel, { exact: true })
      .fill(
        'Claire Fontaine; claire@example.org; FRA\nGabriel Mensah; gabriel@example.org; GHA\nnot an address',
      );
    await chair.getByRole('button', { name: words.participants.inviteSubmit, exact: true }).click();
    await chair.getByText(words.participants.invitedLines, { exact: true }).click();
    await expect(chair.getByText('gabriel@example.org')).toBeVisible();
    await expect(chair.getByRole('list', { name: words.participants.refusedLines })).toContainText(
      'not an address',
    );
    const invitations = [await smtp.nextMail(), await smtp.nextMail()];
    expect(invitations.flatMap(({ to }) => to).sort()).toEqual([
      'claire@example.org',
      'gabriel@example.org',
    ]);

    // The others sign in by mail; Claire begins a draft.
    await signInByMail(claire, 'claire@example.org', story);
    await signInByMail(gabriel, 'gabriel@example.org', story);
    await claire.goto(`${home}/drafts/new`);
    await claire.getByLabel(words.drafts.titleLabel, { exact: true }).fill('Hear civil society');
    await claire.getByLabel(words.drafts.templates.blank).check();
    await claire.getByRole('button', { name: words.drafts.create }).click();
    await expect(
      claire.getByRole('heading', { level: 1, name: 'Hear civil society' }),
    ).toBeVisible();
    const draft = new URL(claire.url()).pathname;

    // Two write in one text; each sees the other's words, and both are saved.
    await gabriel.goto(draft);
    const [claires, gabriels] = [
      claire.getByRole('textbox', { name: /Hear civil society/ }),
      gabriel.getByRole('textbox', { name: /Hear civil society/ }),
    ];
    await claires.click();
    await claire.keyboard.type(sentence);
    await expect(gabriels).toContainText(sentence);
    await gabriels.click();
    await gabriel.keyboard.press('Control+End');
    await gabriel.keyboard.type(' So says Ghana.');
    await expect(claires).toContainText('So says Ghana.');
    await expect(claire.getByText(words.live.saved, { exact: true })).toBeVisible();
    await expect(gabriel.getByText(words.live.saved, { exact: true })).toBeVisible();

    // Gabriel comments on a passage; Claire sees it without reloading and answers.
    await selectWords(gabriel, 'civil society');
    await gabriel.getByRole('button', { name: words.editor.tools.comment }).click();
    await gabriel.getByLabel(words.comments.yourComment).fill('Which organisations?');
    await gabriel.getByRole('button', { name: words.comments.send, exact: true }).click();
    await expect(claire.getByText('Which organisations?')).toBeVisible();

    // The chair puts it to the vote: the text is sealed for those who were writing.
    await chair.goto(draft);
    await openDraftMenu(chair, words);
    await chair.getByRole('link', { name: words.drafts.putToVote }).click();
    await chair.getByRole('button', { name: words.voteOpening.open }).click();
    await expect(chair.getByRole('heading', { name: words.votes.textTitle })).toBeVisible();
    const vote = new URL(chair.url()).pathname;
    await expect(claire.getByRole('link', { name: words.drafts.goToVote })).toBeVisible();

    await cast(claire, vote, words.votes.answers.yes, words);
    await cast(gabriel, vote, words.votes.answers.yes, words);
    await expect(chair.getByTestId('count')).toContainText('2');

    // The verdict appears for everybody without reloading.
    await chair.getByRole('button', { name: words.votes.close }).click();
    await chair.getByRole('button', { name: words.votes.closeNow }).click();
    for (const page of [chair, claire, gabriel]) {
      await expect(
        page.getByText(words.verdict.outcomes.adopted, { exact: true }).first(),
      ).toBeVisible();
    }

    // A new process on the same data: sign-ins, text, comment, verdict and record are there.
    const cookies = await claire.context().cookies();
    expect(await plenary.stop()).toBe(0);
    plenary = await startPlenary({ env: { ...env, PORT: new URL(plenary.url).port }, data });
    await claire.context().addCookies(cookies);
    await claire.goto(vote);
    await expect(
      claire.getByText(words.verdict.outcomes.adopted, { exact: true }).first(),
    ).toBeVisible();
    await expect(claire.getByText(sentence)).toBeVisible();
    await claire.goto(draft);
    await expect(claire.getByText('Which organisations?')).toBeVisible();
    await claire.goto(`${home}/record`);
    await expect(claire.getByRole('main')).toContainText('Gabriel Mensah');

    await finish(plenary, smtp, data);
  });
}

async function signInByMail(
  page: Page,
  email: string,
  { words, smtp }: { words: typeof en; smtp: Smtp },
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(words.auth.emailLabel).fill(email);
  await page.getByRole('button', { name: words.auth.sendLink }).click();
  await expect(page.getByRole('heading', { name: words.auth.sentTitle })).toBeVisible();
  await page.goto(linkIn(await smtp.nextMail(), '/sign-in/link'));
  await page.getByRole('button', { name: words.auth.link.button }).click();
  await expect(page.getByRole('heading', { level: 1, name: words.sessions.title })).toBeVisible();
}

/** Selects words in the live text as somebody does who drags over them. */
async function selectWords(page: Page, wanted: string): Promise<void> {
  await page.getByRole('textbox', { name: /Hear civil society/ }).evaluate((text, words) => {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      getSelection()?.setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
  }, wanted);
}

async function cast(page: Page, vote: string, answer: string, words: typeof en): Promise<void> {
  await page.goto(vote);
  await page.getByRole('radio', { name: new RegExp(`^${answer}`) }).check();
  await page.getByRole('button', { name: words.votes.cast }).click();
  await expect(page.getByText(words.votes.countedTitle.replace('{answer}', answer))).toBeVisible();
}

async function finish(plenary: Plenary, smtp: Smtp, data: string): Promise<void> {
  expect(await plenary.stop()).toBe(0);
  await smtp.stop();
  await removeData(data);
}
