/** Rows of each upstream that there is room for. */
export const SHOWN = 4
