import type { Deed } from '@/domain/record/deeds';
import { accept, type Result } from '@/domain/result';

/** What the work of an act gives back: the answer, and what it did, for the record. */
export type Done<Value> = {
  readonly value: Value;
  readonly deeds: readonly Deed[];
  /** True where something changed that is nobody's act: those who watch are told all the same. */
  readonly isNews?: boolean;
};

/** Any outcome of a work; what it is exactly follows from the work itself. */
export type Outcome = Result<Done<unknown>, string>;

/** The answer that is in an outcome. */
export type ValueOf<Of extends Outcome> = Of extends { readonly value: Done<infer Value> }
  ? Value
  : never;

/** Why it may be refused, as an outcome has it. */
export type RefusalOf<Of> = Of extends { readonly refusal: infer Refusal extends string }
  ? Refusal
  : never;

/** Accepts, with what was done. The record and the bell follow from it. */
export function did<Value>(value: Value, ...deeds: Deed[]) {
  return accept<Done<Value>>({ value, deeds });
}

/** Accepts where there was nothing to do: nothing goes on the record, nobody is told. */
export function didNothing<Value>(value: Value) {
  return accept<Done<Value>>({ value, deeds: [] });
}

/** Accepts where something changed that is no act: told to whoever watches, and not recorded. */
export function didUnrecorded<Value>(value: Value) {
  return accept<Done<Value>>({ value, deeds: [], isNews: true });
}
