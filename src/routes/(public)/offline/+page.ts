// The service worker keeps this one page and shows it under any address, so it must not depend on a script.
export const csr = false
