/** Starts sending deliveries. */
export function startWorker(): void {}
