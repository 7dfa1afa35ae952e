/** What the person at the terminal can mend: shown as its message alone, one line, without a stack. */
export class Refusal extends Error {}
