import { cityOf } from './city.ts'
import { isZone, zoneNames } from './zone.ts'

/**
 * The zones that somebody may mean who typed a name or the beginning of a city's: 'Europe/Lisbon' and 'lisbon' are one,
 * 'san' is several, 'Kolk' is Asia/Kolkata. A city's whole name goes before those that only begin with it.
 */
export function findZones(typed: string): string[] {
	if (isZone(typed)) return [typed]
	const wanted = fold(typed)
	if (wanted === '') return []
	const named = zoneNames.filter((zone) => fold(cityOf(zone)) === wanted)
	return named.length > 0 ? named : zoneNames.filter((zone) => fold(cityOf(zone)).startsWith(wanted))
}

/** Letters alone, without case and accents: 'São Paulo' is 'Sao_Paulo' is 'saopaulo'. */
function fold(text: string): string {
	return text
		.normalize('NFD')
		.replace(/[^A-Za-z]/g, '')
		.toLowerCase()
}
