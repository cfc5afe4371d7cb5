import type { ReaderGroup } from '../catalogue/services/service.ts';
import type { Facts } from '../facts/contract.ts';
import type { Scalar } from '../model/profile.ts';
import type { ValueType } from './value-types.ts';

/** From where a value is read: the environment as a whole sees the gateways, a service sees its neighbours by alias. */
export type Viewpoint = 'environment' | { readonly service: string };

/** Who reads a variable: groups of services, ids of the catalogue, or programs outside it (applications of document 001, jobs, CI). */
export type Readers = readonly (ReaderGroup | (string & {}))[];

interface Described<T extends ValueType> {
  readonly type: T;
  /** One line: the comment in the `.env`, and the reference. */
  readonly doc: string;
  readonly readers: Readers;
}

/** A value that the profile gives (`setting`), or the operator in the stack file (`choice`), under the variable's own name. */
export interface SettingVariable<T extends ValueType = ValueType> extends Described<T> {
  readonly from: 'setting' | 'choice';
}

/** A value that follows from the facts. */
export interface FactVariable<T extends ValueType = ValueType> extends Described<T> {
  readonly from: 'fact';
  /** The value, or undefined where the environment does not have the variable. */
  readonly value: (facts: Facts, view: Viewpoint) => Scalar | undefined;
  /** What the value follows from where no document has it: a setting of the stack file, an entry of the catalogue. */
  readonly basis?: string;
  /** Only in the files of its readers, not in the environment's: other programs' names for what it knows otherwise. */
  readonly readersOnly?: boolean;
}

/** A non-secret variable of the environment's services. */
export type Variable = SettingVariable | FactVariable;

/** Whether a variable is only in the files of its readers. */
export const isReadersOnly = (variable: Variable): boolean => variable.from === 'fact' && variable.readersOnly === true;

type ScalarOf<T extends ValueType> = T extends 'integer' | 'number' | 'port'
  ? number
  : T extends 'boolean'
    ? boolean
    : string;

/** The values that a profile may give for a group of variables, with their types. */
export type SettingsOf<V> = {
  readonly [N in keyof V as V[N] extends SettingVariable ? N : never]?: V[N] extends SettingVariable<infer T>
    ? ScalarOf<T>
    : never;
};

/** Starts the definition of settings for these readers. */
export const settingsFor =
  (...readers: Readers) =>
  <const T extends ValueType>(type: T, doc: string): SettingVariable<T> => ({ from: 'setting', type, doc, readers });

/** Starts the definition of the operator's choices for these readers. */
export const choicesFor =
  (...readers: Readers) =>
  <const T extends ValueType>(type: T, doc: string): SettingVariable<T> => ({ from: 'choice', type, doc, readers });

/** Starts the definition of facts for these readers; `basis` is what decides the value where no document does. */
export const factsFor =
  (...readers: Readers) =>
  <const T extends ValueType>(type: T, doc: string, value: FactVariable['value'], basis?: string): FactVariable<T> => ({
    from: 'fact',
    type,
    doc,
    readers,
    value,
    ...(basis !== undefined && { basis }),
  });
