import { isZone } from '../schedule/zone.ts'

// Outlook and Exchange write names of Windows. The territory that CLDR lists first for each (windowsZones.xml, "001").
const windowsNames: Record<string, string> = {
	'AUS Eastern Standard Time': 'Australia/Sydney',
	'Arab Standard Time': 'Asia/Riyadh',
	'Arabian Standard Time': 'Asia/Dubai',
	'Argentina Standard Time': 'America/Argentina/Buenos_Aires',
	'Atlantic Standard Time': 'America/Halifax',
	'Cen. Australia Standard Time': 'Australia/Adelaide',
	'Central America Standard Time': 'America/Guatemala',
	'Central Europe Standard Time': 'Europe/Budapest',
	'Central European Standard Time': 'Europe/Warsaw',
	'Central Standard Time': 'America/Chicago',
	'Central Standard Time (Mexico)': 'America/Mexico_City',
	'China Standard Time': 'Asia/Shanghai',
	'E. Africa Standard Time': 'Africa/Nairobi',
	'E. Australia Standard Time': 'Australia/Brisbane',
	'E. South America Standard Time': 'America/Sao_Paulo',
	'Eastern Standard Time': 'America/New_York',
	'Egypt Standard Time': 'Africa/Cairo',
	'FLE Standard Time': 'Europe/Kyiv',
	'GMT Standard Time': 'Europe/London',
	'GTB Standard Time': 'Europe/Bucharest',
	'Greenwich Standard Time': 'Atlantic/Reykjavik',
	'Hawaiian Standard Time': 'Pacific/Honolulu',
	'India Standard Time': 'Asia/Kolkata',
	'Israel Standard Time': 'Asia/Jerusalem',
	'Korea Standard Time': 'Asia/Seoul',
	'Mountain Standard Time': 'America/Denver',
	'Nepal Standard Time': 'Asia/Kathmandu',
	'New Zealand Standard Time': 'Pacific/Auckland',
	'Newfoundland Standard Time': 'America/St_Johns',
	'Pacific SA Standard Time': 'America/Santiago',
	'Pacific Standard Time': 'America/Los_Angeles',
	'Pakistan Standard Time': 'Asia/Karachi',
	'Romance Standard Time': 'Europe/Paris',
	'Russian Standard Time': 'Europe/Moscow',
	'SA Pacific Standard Time': 'America/Bogota',
	'SE Asia Standard Time': 'Asia/Bangkok',
	'Singapore Standard Time': 'Asia/Singapore',
	'South Africa Standard Time': 'Africa/Johannesburg',
	'Taipei Standard Time': 'Asia/Taipei',
	'Tokyo Standard Time': 'Asia/Tokyo',
	'Turkey Standard Time': 'Europe/Istanbul',
	'US Mountain Standard Time': 'America/Phoenix',
	UTC: 'Etc/UTC',
	'W. Australia Standard Time': 'Australia/Perth',
	'W. Central Africa Standard Time': 'Africa/Lagos',
	'W. Europe Standard Time': 'Europe/Berlin'
}

/**
 * The IANA zone that a calendar means by a TZID: its name, the end of a path ('/mozilla.org/20050126_1/Europe/Berlin'),
 * or a name of Windows. What VTIMEZONE says of offsets is never used: ours is the one tz database.
 * @returns null for a name that nobody but the calendar knows.
 */
export function zoneOfTzid(tzid: string): string | null {
	const name = tzid.trim()
	if (isZone(name)) return name
	const parts = name.split('/')
	const ends = [parts.slice(-3), parts.slice(-2)].map((end) => end.join('/'))
	return ends.find(isZone) ?? (Object.hasOwn(windowsNames, name) ? (windowsNames[name] ?? null) : null)
}
