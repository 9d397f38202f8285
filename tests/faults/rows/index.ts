import type { Row } from '@/tests/faults/row';
import { f18, f19, f31, f35 } from './browsers';
import { f11, f12, f13, f14 } from './bus';
import { f04, f05, f06, f07, f08 } from './database';
import { f15, f16, f17, f20, f21, f25 } from './clients';
import { f01, f02, f03, f22, f23, f24 } from './nodes';
import { f26, f27, f28, f29 } from './votes';

/** The rows of the matrix, in its order. */
export const rows: readonly Row[] = [
  f01,
  f02,
  f03,
  f04,
  f05,
  f06,
  f07,
  f08,
  f11,
  f12,
  f13,
  f14,
  f15,
  f16,
  f17,
  f18,
  f19,
  f20,
  f21,
  f22,
  f23,
  f24,
  f25,
  f26,
  f27,
  f28,
  f29,
  f31,
  f35,
];
