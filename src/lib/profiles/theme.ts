/** How the app looks: as the device does, or always one way. */
export const themes = ['auto', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Cookie that keeps the theme of this device, for pages that are rendered before the database is asked. */
export const themeCookie = 'theme'
