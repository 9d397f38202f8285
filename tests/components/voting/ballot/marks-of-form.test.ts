import { describe, expect, it } from 'vitest';
import { marksOfForm } from '@/components/voting/ballot/marks-of-form';

function formOf(...fields: [string, string][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
}

describe('the marks of a ballot’s form', () => {
  it('are an answer where one is given, whatever else is marked', () => {
    const form = formOf(['marking', 'ranks'], ['rank:A', '1'], ['answer', 'abstain']);
    expect(marksOfForm(form)).toEqual({ answer: 'abstain' });
    expect(marksOfForm(formOf(['answer', 'no'], ['reason', 'Too soon']))).toEqual({
      answer: 'no',
      objection: { reason: 'Too soon' },
    });
  });

  it('are one option, several, grades or ranks', () => {
    expect(marksOfForm(formOf(['marking', 'one'], ['choice', 'B']))).toEqual({ ranking: [['B']] });
    expect(
      marksOfForm(formOf(['marking', 'several'], ['approves', 'A'], ['approves', 'C'])),
    ).toEqual({ approves: ['A', 'C'] });
    expect(marksOfForm(formOf(['marking', 'grades'], ['grade:A', '0'], ['grade:B', '5']))).toEqual({
      scores: { A: 0, B: 5 },
    });
    expect(
      marksOfForm(
        formOf(
          ['marking', 'ranks'],
          ['rank:A', '2'],
          ['rank:B', ''],
          ['rank:C', '2'],
          ['rank:D', '1'],
        ),
      ),
    ).toEqual({ ranking: [['D'], ['A', 'C']] });
  });

  it('are empty where nothing is marked, so that the rules can say so', () => {
    expect(marksOfForm(formOf(['marking', 'one']))).toEqual({ ranking: [] });
    expect(marksOfForm(formOf(['marking', 'several']))).toEqual({ approves: [] });
    expect(marksOfForm(formOf(['marking', 'grades']))).toEqual({ scores: {} });
    expect(marksOfForm(formOf(['marking', 'ranks'], ['rank:A', '']))).toEqual({ ranking: [] });
    expect(marksOfForm(formOf())).toEqual({ answer: '' });
  });
});
