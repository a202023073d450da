/** The one link that the wording of a consent may hold: `[text](https://...)`. */
export const LINK = /\[([^[\]]+)\]\((https:[^\s()]+)\)/
