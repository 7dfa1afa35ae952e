/** A Chromium or Chrome of this machine, or Playwright's own. */
export function findChromium(): string | undefined
