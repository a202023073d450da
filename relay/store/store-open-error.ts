/** A store can't be opened. The message says which, why, and what to do, and never a password. */
export class StoreOpenError extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause })
    this.name = 'StoreOpenError'
  }
}

/** Why a store can't be opened, and what to do about it: both go on where the name of the store ends. */
export type Explanation = readonly [why: string, whatToDo: string]

/** The store was written by a version of Foyer that knows more migrations than this one. */
export class NewerSchemaError extends Error {
  constructor(migration: string) {
    super(`it was written by a newer version of Foyer (migration ${migration})`)
    this.name = 'NewerSchemaError'
  }
}
