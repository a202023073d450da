/** Names and values for the operator to read; null is not known and not shown. Codes are shown as such. */
export type Facts = readonly (readonly [name: string, value: string | number | null, as?: 'code'])[]
