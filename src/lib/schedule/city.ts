// Zone names keep spellings for ever; people there moved on. Names of one city are listed with every
// spelling that devices still report.
const presentNames: Record<string, string> = {
	'Africa/Asmera': 'Asmara',
	'Africa/Sao_Tome': 'São Tomé',
	'America/Asuncion': 'Asunción',
	'America/Belem': 'Belém',
	'America/Bogota': 'Bogotá',
	'America/Coral_Harbour': 'Atikokan',
	'America/Curacao': 'Curaçao',
	'America/Godthab': 'Nuuk',
	'America/Merida': 'Mérida',
	'America/Sao_Paulo': 'São Paulo',
	'America/Scoresbysund': 'Ittoqqortoormiit',
	'America/St_Johns': 'St. John’s',
	'Antarctica/DumontDUrville': 'Dumont d’Urville',
	'Asia/Calcutta': 'Kolkata',
	'Asia/Dacca': 'Dhaka',
	'Asia/Ho_Chi_Minh': 'Ho Chi Minh City',
	'Asia/Katmandu': 'Kathmandu',
	'Asia/Macao': 'Macau',
	'Asia/Rangoon': 'Yangon',
	'Asia/Saigon': 'Ho Chi Minh City',
	'Asia/Thimbu': 'Thimphu',
	'Asia/Ulan_Bator': 'Ulaanbaatar',
	'Atlantic/Faeroe': 'Faroe',
	'Europe/Kiev': 'Kyiv',
	'Pacific/Enderbury': 'Kanton',
	'Pacific/Ponape': 'Pohnpei',
	'Pacific/Truk': 'Chuuk'
}

/**
 * What to call a zone in a sentence: the city of its IANA name, 'Buenos Aires' for
 * 'America/Argentina/Buenos_Aires'. Zones without a city are called by their distance from UTC; the tz
 * database writes that with the opposite sign, so 'Etc/GMT+5' is 'UTC−5'. Never throws: an unknown name
 * is treated like any other. Needs no zone data, so a page may use it.
 */
export function cityOf(zone: string): string {
	const fixed = /^(?:Etc\/)?(?:UTC|UCT|GMT|Universal|Zulu|Greenwich)(?:([+-])(\d{1,2})|0)?$/.exec(zone)
	if (fixed) return Number(fixed[2] ?? 0) === 0 ? 'UTC' : `UTC${fixed[1] === '+' ? '−' : '+'}${fixed[2]}`
	return presentNames[zone] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}
