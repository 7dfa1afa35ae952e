/** Cookie that keeps the theme of this device, for pages that are rendered before the database is asked. */
export const themeCookie = 'theme'
