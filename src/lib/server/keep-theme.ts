import type { Cookies } from '@sveltejs/kit'
import { themeCookie, type Theme } from '$lib/profiles/theme'
import { isSecure } from './environment'

/** Keeps the theme on this device for a year, for pages that are rendered before the database is asked. */
export function keepTheme(cookies: Cookies, theme: Theme): void {
	cookies.set(themeCookie, theme, { path: '/', sameSite: 'lax', secure: isSecure(), maxAge: 31_536_000 })
}
