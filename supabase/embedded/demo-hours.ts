/** When the demo's people can meet. A week by day, Monday first: `'g 9-12 p 13-15.5'` is what is marked, in their zone. */
type Week = readonly [
	mon: string,
	tue: string,
	wed: string,
	thu: string,
	fri: string,
	sat: string,
	sun: string
]

const everyDay = (day: string, friday = day): Week => [day, day, day, day, friday, '', '']

const weeks: Record<string, Week> = {
	Ana: [
		'x 8-9 p 9-12 g 13-18 p 18-19',
		'x 8-9 g 9-12 g 13-18 p 18-19',
		'x 8-9 p 9-12 p 13-15 x 15-15.5 g 15.5-18 p 18-19',
		'x 8-9 p 9-12 g 13-18 p 18-19',
		'x 8-9 p 9-12 g 13-15 p 15-18',
		'x 10-12',
		''
	],
	Ilse: everyDay('p 8-9 g 9-12 g 14-17.5 p 17.5-19 x 19-21', 'g 9-12 p 13-15'),
	Tomasz: everyDay('g 9-16 p 16-18 x 20-22', 'g 9-15'),
	Sefa: everyDay('p 9-10 g 10-13 g 14-19 p 19-21'),
	Wanjiru: everyDay('g 8-12 p 13-16 g 16-18.5 x 18.5-21', 'g 8-12 p 14-17'),
	Oyelaran: everyDay('g 10-13 g 14-18 p 18-20'),
	Bridget: everyDay('x 7-10 p 10-11 g 11-14 p 14-16', 'x 7-10 p 10-12'),
	Priyamvada: everyDay('g 10-13 g 14-19.5 x 19.5-22.5', 'g 10-13 p 14-18'),
	Marisol: everyDay('x 6-7.5 p 7.5-9 g 9-13 p 14-18'),
	Henrik: everyDay('p 8-9 g 15-17 p 17-18 g 19-21 x 21-22'),
	Noor: ['g 9-17 p 19-21', 'g 9-17 p 19-21', 'p 9-12', 'g 9-17 p 19-21', 'g 9-13', '', 'x 19-21']
}

/** The marks of somebody's week as they are stored; null for those who have marked none. */
export function demoMarks(name: string): string | null {
	return weeks[name]?.map(paintDay).join('') ?? null
}

function paintDay(day: string): string {
	const marks = Array.from({ length: 48 }, () => '.')
	for (const [, mark = '', from, to] of day.matchAll(/([gpx]) ([\d.]+)-([\d.]+)/g)) {
		marks.fill(mark, Number(from) * 2, Number(to) * 2)
	}
	return marks.join('')
}

/** Who is elsewhere, and who is away: days from today, both included. */
export const demoTravels = [{ name: 'Sefa', zone: 'America/New_York', from: 12, to: 19 }]
export const demoAbsences = [{ name: 'Priyamvada', from: 28, to: 40 }]
