const romans = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** 1, 2, 3, 4 … as I, II, III, IV … */
export function romanNumeral(number: number): string {
  let rest = number;
  let numeral = '';
  for (const [value, letters] of romans) {
    while (rest >= value) {
      numeral += letters;
      rest -= value;
    }
  }
  return numeral;
}

/** 1, 2 … 26, 27, 28 … as a, b … z, aa, ab … */
export function letterNumeral(number: number): string {
  let rest = number;
  let numeral = '';
  while (rest > 0) {
    rest -= 1;
    numeral = String.fromCodePoint(97 + (rest % 26)) + numeral;
    rest = Math.floor(rest / 26);
  }
  return numeral;
}
