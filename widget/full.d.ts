/**
 * Whether this is the form in full, with every kind of question, limits and consent. Decided by the build, so that a form
 * that asks for none of it downloads none of it.
 */
declare const __FULL__: boolean
