/**
 * The demonstration's second scene: fifteen seats, two draft resolutions under the rule for
 * substantive matters, and a programme of work that goes round in silence.
 */
export const council = {
  title: 'Security Council simulation: the situation in Kestria',
  purpose:
    'Fifteen delegations rehearse the Council with Canada in an elected seat. Kestria is an invented country; the rules are the Charter’s own.',
  languages: ['en', 'fr'],
  defaultRule: 'unsc-substantive',
  chair: { name: 'Amina Diallo', mailbox: 'amina.diallo' },
  seats: [
    { name: 'Canada', shortName: 'CAN', delegate: 'Noah Bergeron', language: 'fr' },
    { name: 'China', shortName: 'CHN', permanent: true, delegate: 'Lin Mei', language: 'en' },
    { name: 'Colombia', shortName: 'COL', delegate: 'Sofía Restrepo', language: 'en' },
    {
      name: 'Democratic Republic of the Congo',
      shortName: 'COD',
      delegate: 'Patrice Ilunga',
      language: 'fr',
    },
    { name: 'Denmark', shortName: 'DNK', delegate: 'Freja Holm', language: 'en' },
    {
      name: 'France',
      shortName: 'FRA',
      permanent: true,
      delegate: 'Julien Moreau',
      language: 'fr',
    },
    { name: 'Greece', shortName: 'GRC', delegate: 'Nikos Pappas', language: 'en' },
    { name: 'Latvia', shortName: 'LVA', delegate: 'Anna Ozola', language: 'en' },
    { name: 'Liberia', shortName: 'LBR', delegate: 'Samuel Kollie', language: 'en' },
    { name: 'Pakistan', shortName: 'PAK', delegate: 'Ayesha Malik', language: 'en' },
    { name: 'Panama', shortName: 'PAN', delegate: 'Ricardo Vega', language: 'en' },
    {
      name: 'Russian Federation',
      shortName: 'RUS',
      permanent: true,
      delegate: 'Irina Volkova',
      language: 'en',
    },
    { name: 'Somalia', shortName: 'SOM', delegate: 'Hodan Warsame', language: 'en' },
    {
      name: 'United Kingdom',
      shortName: 'GBR',
      permanent: true,
      delegate: 'Oliver Hughes',
      language: 'en',
    },
    {
      name: 'United States of America',
      shortName: 'USA',
      permanent: true,
      delegate: 'Rachel Stein',
      language: 'en',
    },
  ],
  drafts: [
    {
      key: 'access',
      title: 'Relief corridors in Kestria',
      lead: 'CAN',
      text: `
_The Security Council,_

_Recalling_ its earlier statements on Kestria,

_Gravely concerned_ at the siege of three river towns and at the numbers now without food,

## Decides

Demands that all parties allow relief to pass along the northern road and the river, from the day of this resolution and without conditions;

Requests the Secretary-General to place observers at both crossings within ten days and to report every fortnight;

Decides to remain actively seized of the matter.
`,
      // Those who have voted so far; the vote is still open.
      answers: { CAN: 'yes', COL: 'yes', DNK: 'yes', FRA: 'yes', PAN: 'yes', RUS: 'abstain' },
      closed: false,
    },
    {
      key: 'embargo',
      title: 'An embargo on arms for the parties in Kestria',
      lead: 'FRA',
      text: `
_The Security Council,_

_Determining_ that the situation in Kestria is a threat to international peace and security,

_Acting_ under Chapter VII of the Charter,

## Decides

Decides that all states shall prevent the supply of arms to every party in Kestria for twelve months;

Establishes a panel of five experts to watch over the measure and to report its breaches by name;

Invites neighbouring states to inspect cargo on their territory and to seize what this resolution forbids.
`,
      // Eleven in favour: carried, but for the negative vote of a permanent member.
      answers: {
        CAN: 'yes',
        CHN: 'abstain',
        COL: 'yes',
        COD: 'yes',
        DNK: 'yes',
        FRA: 'yes',
        GRC: 'yes',
        LVA: 'yes',
        LBR: 'yes',
        PAK: 'abstain',
        PAN: 'yes',
        RUS: 'no',
        SOM: 'abstain',
        GBR: 'yes',
        USA: 'yes',
      },
      closed: true,
    },
  ],
  // Goes round under a silence procedure; those who have opened it so far.
  circulated: {
    title: 'The programme of work for the month',
    lead: 'CAN',
    text: `
## The programme

The month opens with a briefing on Kestria by those who bring relief there, civil society among them;

Meetings begin on time and end within three hours; statements are kept to five minutes;

In the third week the members visit the northern crossing, if the parties allow it.
`,
    opened: ['CAN', 'COL', 'DNK', 'FRA', 'GBR', 'GRC', 'LVA', 'PAN', 'USA'],
  },
} as const;
