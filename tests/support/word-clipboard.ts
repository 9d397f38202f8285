/**
 * A paper of some ten pages as Word puts it into the clipboard: a preamble, sections with
 * numbered paragraphs and lettered items, notes, a table with merged cells, a picture. Made
 * by us, in Word's way of writing HTML.
 */
export function wordPaper({ sections = 8, clauses = 5 } = {}): string {
  const notes: string[] = [];
  let number = 0;
  const clauseOf = () => {
    number += 1;
    return [
      item(1, `${number}.`, `${calls(number)}${noteOf(notes, number)}`),
      item(2, '(a)', `first in ${number}, with 10<sup>6</sup> m<sup>3</sup> of water;`),
      item(3, '(i)', `by households in ${number};`),
      item(2, '(b)', `second in ${number}.`),
    ].join('\n');
  };
  const parts = Array.from({ length: sections }, (_, index) => [
    `<h1><a name="_Toc${index}"></a><span lang=EN-GB>Section ${index + 1}<o:p></o:p></span></h1>`,
    ...Array.from({ length: clauses }, clauseOf),
  ]);
  const body = [
    paragraph('MsoTitle', 'Draft resolution on the waters of the Lake'),
    ...parts.map(
      (_, index) => `<p class=MsoToc1><a href="#_Toc${index}">Section ${index + 1}</a> 2</p>`,
    ),
    ...['Recalling', 'Noting', 'Deploring', 'Convinced of'].map((verb) =>
      paragraph('MsoNormal', `<i>${verb}</i> what members marked * have said: ${filler}`),
    ),
    ...parts.flat(),
    table,
    '<p class=MsoNormal><img width=301 height=200 src="file:///C:/Temp/clip_image001.png"></p>',
    `<div style='mso-element:footnote-list'><hr size=1>${notes.join('')}</div>`,
  ];
  return `${head}${body.join('\n\n')}<!--EndFragment--></body></html>`;
}

const filler =
  'the waters are common to all who live by them, and nobody may take more than comes back. '.repeat(
    3,
  );

const head = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
`;

const table = `<table class=MsoTableGrid border=1><tr>
<td rowspan=2><p class=MsoNormal>Basin</p></td><td colspan=2><p class=MsoNormal>Taken</p></td></tr>
<tr><td><p class=MsoNormal>2024</p></td><td><p class=MsoNormal>2025</p></td></tr>
<tr><td><p class=MsoNormal>North</p></td><td><p class=MsoNormal>4</p></td><td><p class=MsoNormal>5</p></td></tr></table>`;

function paragraph(className: string, words: string): string {
  return `<p class=${className}><span lang=EN-GB>${words}<o:p></o:p></span></p>`;
}

function item(level: number, sign: string, words: string): string {
  return `<p class=MsoListParagraph style='margin-left:${36 * level}.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
lang=EN-GB><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span
lang=EN-GB>${words}<o:p></o:p></span></p>`;
}

function calls(number: number): string {
  return `<b>Calls</b> for the <i>n</i>° ${number}: ${filler}`;
}

/** Every fifth clause has a note. */
function noteOf(notes: string[], number: number): string {
  if (number % 5 !== 0) return '';
  const note = notes.length + 1;
  notes.push(
    `<div style='mso-element:footnote' id=ftn${note}><p class=MsoFootnoteText><a href="#_ftnref${note}" name="_ftn${note}"><span class=MsoFootnoteReference>[${note}]</span></a> Words of note ${note}.</p></div>`,
  );
  return `<a style='mso-footnote-id:ftn${note}' href="#_ftn${note}" name="_ftnref${note}"><span class=MsoFootnoteReference>[${note}]</span></a>`;
}
