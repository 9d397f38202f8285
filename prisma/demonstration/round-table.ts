/** The demonstration's first scene: a round table prepares Canada's seat on the Security Council. */
export const roundTable = {
  title: 'Canada on the Security Council: a strategy for the seat',
  purpose:
    'Ministries, Parliament, civil society and universities agree on five recommendations for Canada’s term on the Security Council. The room starts far apart; what it can carry by vote goes into the report.',
  languages: ['en', 'fr'],
  defaultRule: 'simple-majority',
  delegations: [
    { key: 'foreign', name: 'Ministry of Foreign Affairs', shortName: 'MFA' },
    { key: 'defence', name: 'Ministry of National Defence', shortName: 'DND' },
    { key: 'development', name: 'Agency for International Development', shortName: 'AID' },
    {
      key: 'parliament',
      name: 'Parliament, Committee on Foreign Affairs',
      shortName: 'PARL',
    },
    { key: 'civil', name: 'Civil Society Forum on Human Security', shortName: 'CIVIL' },
    { key: 'universities', name: 'Network of University Institutes', shortName: 'UNIV' },
  ],
  people: [
    {
      name: 'Amina Diallo',
      mailbox: 'amina.diallo',
      role: 'chair',
      delegation: null,
      language: 'en',
    },
    {
      name: 'Bruno Tremblay',
      mailbox: 'bruno.tremblay',
      role: 'secretariat',
      delegation: null,
      language: 'fr',
    },
    {
      name: 'Claire Fontaine',
      mailbox: 'claire.fontaine',
      role: 'delegate',
      delegation: 'foreign',
      language: 'fr',
    },
    {
      name: 'Daniel Okafor',
      mailbox: 'daniel.okafor',
      role: 'delegate',
      delegation: 'defence',
      language: 'en',
    },
    {
      name: 'Henrik Lindqvist',
      mailbox: 'henrik.lindqvist',
      role: 'delegate',
      delegation: 'development',
      language: 'en',
    },
    {
      name: 'Elena Rossi',
      mailbox: 'elena.rossi',
      role: 'delegate',
      delegation: 'parliament',
      language: 'en',
    },
    {
      name: 'Farid Haddad',
      mailbox: 'farid.haddad',
      role: 'delegate',
      delegation: 'civil',
      language: 'fr',
    },
    {
      name: 'Grace Cardinal',
      mailbox: 'grace.cardinal',
      role: 'delegate',
      delegation: 'universities',
      language: 'en',
    },
    {
      name: 'Ingrid Solheim',
      mailbox: 'ingrid.solheim',
      role: 'observer',
      delegation: null,
      language: 'en',
    },
  ],
  drafts: [
    {
      key: 'protection',
      title: 'Put the protection of people first, and say what that costs',
      lead: 'civil',
      author: 'farid.haddad',
      text: `
_Recalling_ that the Council answers for international peace and security, and that most who die in today’s wars die inside one state’s borders,

_Mindful_ that some around this table begin with human security and others with sovereignty and non-intervention, and that neither will be argued away,

## Recommendations

Canada should open its term by asking the Council to hear, at each renewal of a mandate, what the mandate has done for the safety of civilians, in figures that can be compared from one year to the next.

Canada should propose that every new mission names the smallest force and the fewest funds with which protection is still honest, and should decline to vote for a task without its means.

Where the Council cannot agree to act, Canada should work for the steps nobody vetoes:

- access for relief, negotiated road by road;
- monitors whom both sides accept;
- safe passage for those who want to leave.
`,
    },
    {
      key: 'veto',
      title: 'Narrow the veto by practice, not by amendment',
      lead: 'foreign',
      author: 'claire.fontaine',
      text: `
_Recognising_ that the veto was the price of the great powers’ consent in 1945 and will not be bought back,

_Convinced_ that practice has already changed more than any amendment: an abstention no longer blocks, and the reasons for a veto are now heard by the General Assembly,

## Recommendations

Canada should ask each permanent member to explain a veto in writing within ten days, to the Council and to the Assembly.

Canada should invite the elected members to agree on a common declaration that none of them will vote against a credible text meant to end mass atrocities, and should sign it first.

Canada should keep a public account of vetoes cast, vetoes threatened and texts withdrawn, kept by a university and open to correction by any delegation.
`,
    },
    {
      key: 'genocide',
      title: 'Give the Genocide Convention terms and tools',
      lead: 'universities',
      author: 'grace.cardinal',
      text: `
_Noting_ that the Convention obliges its parties to prevent as well as to punish, and that it has lain unused while its terms were argued over,

## Recommendations

Canada should seek a Council request to a panel of jurists for plain working definitions of the Convention’s terms, to be used by field missions as thresholds for reporting.

Canada should propose that the Special Adviser’s warnings reach the Council directly and within seventy-two hours, without passing through any one member.

Canada should offer to host a small registry of early-warning reports, so that what was known, and when, can be established later.
`,
    },
    {
      key: 'secretariat',
      title: 'Networks before money: what the Secretary-General can do now',
      lead: 'development',
      author: 'henrik.lindqvist',
      text: `
_Observing_ that no member at this table expects new money,

## Recommendations

Canada should support the Secretary-General in collecting arrears by publishing, each quarter, what each member owes and what that sum would have paid for.

Canada should propose shorter meetings with written briefings circulated a day ahead, and one unscripted hour a month.

Canada should lend specialists in information technology to the Secretariat for the length of the term, so that field reports are read on the day they are written.
`,
    },
    {
      key: 'coalitions',
      title: 'Recognise coalitions of the willing in advance',
      lead: 'defence',
      author: 'daniel.okafor',
      text: `
_Considering_ that coalitions of the willing and regional bodies already fill the gap where the Council sits out new questions for want of will and capacity,

## Recommendations

Canada should propose a standing list of regional bodies that may act first and report within fourteen days, subject to the Council’s later approval.

Canada should contribute planners and airlift to such coalitions from a fund voted in advance by Parliament.
`,
    },
    {
      key: 'background',
      title: 'Note de contexte : la société civile et les alliances de type Ottawa',
      lead: 'civil',
      author: 'farid.haddad',
      kind: 'background',
      text: `
## D’où l’on part

La société civile s’est fait une place dans la sécurité humaine par des alliances mouvantes, nouées autour d’une seule question et dissoutes une fois le traité signé. Celle qui a mené à la Convention d’Ottawa sur les mines reste l’exemple que tous citent.

## Ce qui résiste

Plusieurs États y voient une porte ouverte à des acteurs que personne n’a élus. D’autres rappellent que ces réseaux ont fourni les faits sur lesquels le Conseil s’est ensuite appuyé.

> La question n’est pas de savoir si la société civile entre dans la salle, mais par quelle porte et pour combien de temps.
`,
    },
  ],
  comments: [
    {
      draft: 'veto',
      passage: 'within ten days',
      thread: [
        {
          by: 'elena.rossi',
          body: 'Parliament would prefer thirty days: a written reason given in haste is a press release.',
        },
        {
          by: 'claire.fontaine',
          body: 'Thirty is longer than most crises. Could we say ten, and allow one extension on request?',
        },
      ],
      resolved: false,
    },
    {
      draft: 'veto',
      passage: 'should sign it first',
      thread: [
        {
          by: 'daniel.okafor',
          body: 'Signing first costs us goodwill with two permanent members. Is it worth it before the first month in the chair?',
        },
      ],
      resolved: false,
    },
    {
      draft: 'veto',
      passage: 'kept by a university',
      thread: [
        { by: 'grace.cardinal', body: 'Two of our institutes are ready to do this from January.' },
        {
          by: 'ingrid.solheim',
          body: 'As an observer: a similar list exists for the Assembly and could share its format.',
        },
      ],
      resolved: true,
    },
    {
      draft: 'protection',
      passage: 'in figures that can be compared',
      thread: [
        {
          by: 'bruno.tremblay',
          body: 'Le secrétariat peut joindre le tableau des quatre derniers mandats en annexe.',
        },
      ],
      resolved: false,
    },
  ],
  votes: [
    {
      draft: 'secretariat',
      rule: 'simple-majority',
      answers: {
        'claire.fontaine': 'yes',
        'daniel.okafor': 'abstain',
        'henrik.lindqvist': 'yes',
        'elena.rossi': 'yes',
        'farid.haddad': 'yes',
        'grace.cardinal': 'yes',
      },
      closed: true,
    },
    {
      draft: 'coalitions',
      rule: 'two-thirds',
      answers: {
        'claire.fontaine': 'yes',
        'daniel.okafor': 'yes',
        'henrik.lindqvist': 'abstain',
        'elena.rossi': 'yes',
        'farid.haddad': 'no',
        'grace.cardinal': 'no',
      },
      closed: true,
    },
    {
      draft: 'genocide',
      rule: 'two-thirds',
      answers: { 'claire.fontaine': 'yes', 'farid.haddad': 'yes' },
      closed: false,
    },
  ],
} as const;
