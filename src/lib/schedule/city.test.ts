import { expect, it } from 'vitest'
import { cityOf } from './city.ts'

it.each([
	['Europe/Lisbon', 'Lisbon'],
	['America/Argentina/Buenos_Aires', 'Buenos Aires'],
	['America/New_York', 'New York'],
	['America/Port-au-Prince', 'Port-au-Prince'],
	['Asia/Calcutta', 'Kolkata'],
	['Asia/Kolkata', 'Kolkata'],
	['Asia/Saigon', 'Ho Chi Minh City'],
	['Europe/Kiev', 'Kyiv'],
	['Europe/Kyiv', 'Kyiv'],
	['America/Sao_Paulo', 'São Paulo'],
	['UTC', 'UTC'],
	['Etc/UTC', 'UTC'],
	['GMT', 'UTC'],
	['Etc/GMT0', 'UTC'],
	['Etc/GMT+5', 'UTC−5'],
	['Etc/GMT-14', 'UTC+14'],
	['Nowhere/At_All', 'At All']
])('calls %s %s', (zone, city) => {
	expect(cityOf(zone)).toBe(city)
})
