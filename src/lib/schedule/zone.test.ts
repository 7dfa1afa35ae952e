import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './plain-date.ts'
import { timeOfDay } from './wall-time.ts'
import { isZone, toInstant, toWall, tzVersion, zoneNames, type Wall } from './zone.ts'

const instantOf = (date: string, time: string, zone: string) =>
	toInstant({ date, time }, zone).instant.toJSON()
const resultOf = (date: string, time: string, zone: string) => {
	const { instant, shiftedMinutes } = toInstant({ date, time }, zone)
	return [instant.toJSON(), shiftedMinutes]
}

describe('the tz database', () => {
	it('is at least 2026f', () => {
		expect(tzVersion >= '2026f').toBe(true)
	})

	it('offers places and UTC, each known, none twice', () => {
		expect(zoneNames.length).toBeGreaterThan(400)
		expect(new Set(zoneNames).size).toBe(zoneNames.length)
		expect(zoneNames.filter((name) => !isZone(name))).toEqual([])
		expect(zoneNames).toEqual(
			expect.arrayContaining(['UTC', 'Europe/Stockholm', 'Europe/Kyiv', 'Asia/Kolkata'])
		)
		expect(zoneNames.filter((name) => /^Etc|^US|GMT|EST/.test(name))).toEqual([])
	})

	it('knows old names, which devices still report, and nothing else', () => {
		expect(isZone('Asia/Calcutta')).toBe(true)
		expect(instantOf('2026-12-03', '16:00', 'Asia/Calcutta')).toBe('2026-12-03T10:30:00.000Z')
		for (const name of ['', 'Berlin', 'europe/berlin', 'Europe/Atlantis', 'constructor', '+01:00']) {
			expect(isZone(name), name).toBe(false)
			expect(() => toInstant({ date: '2026-12-03', time: '16:00' }, name), name).toThrow(RangeError)
			expect(() => toWall(new Date('2026-12-03T16:00Z'), name), name).toThrow(RangeError)
		}
	})

	it('case 6 holds the six zones that runtimes disagree about', () => {
		// [zone, minutes from UTC at 19:00 on Thursday 22 October and 5 November 2026, 14 January and 8 July 2027]
		const expected = [
			['Africa/Casablanca', 0, 0, 0, 0],
			['America/Vancouver', -420, -420, -420, -420],
			['America/Edmonton', -360, -360, -360, -360],
			['America/Winnipeg', -300, -300, -300, -300],
			['America/Inuvik', -360, -360, -360, -360],
			['America/Havana', -240, -240, -240, -240]
		]
		const dates = ['2026-10-22', '2026-11-05', '2027-01-14', '2027-07-08']
		const found = expected.map(([zone]) => [
			zone,
			...dates.map((date) => {
				const { instant } = toInstant({ date, time: '19:00' }, String(zone))
				return toWall(instant, String(zone)).offsetMinutes
			})
		])
		expect(found).toEqual(expected)
		expect(instantOf('2026-10-22', '19:00', 'America/Vancouver')).toBe('2026-10-23T02:00:00.000Z')
		expect(instantOf('2026-11-05', '19:00', 'America/Vancouver')).toBe('2026-11-06T02:00:00.000Z')
		expect(instantOf('2026-10-22', '19:00', 'America/Edmonton')).toBe('2026-10-23T01:00:00.000Z')
		expect(instantOf('2026-11-05', '19:00', 'America/Edmonton')).toBe('2026-11-06T01:00:00.000Z')
		expect(instantOf('2026-10-22', '19:00', 'America/Winnipeg')).toBe('2026-10-23T00:00:00.000Z')
		expect(instantOf('2026-11-05', '19:00', 'America/Winnipeg')).toBe('2026-11-06T00:00:00.000Z')
		expect(instantOf('2026-10-22', '19:00', 'America/Havana')).toBe('2026-10-22T23:00:00.000Z')
		expect(instantOf('2026-11-05', '19:00', 'America/Havana')).toBe('2026-11-05T23:00:00.000Z')
	})
})

describe('wall clock to instant', () => {
	it('takes quarter hours and dates that are another day in UTC', () => {
		expect(instantOf('2026-12-10', '05:30', 'Asia/Kathmandu')).toBe('2026-12-09T23:45:00.000Z')
		expect(instantOf('2027-04-01', '19:00', 'Pacific/Chatham')).toBe('2027-04-01T05:15:00.000Z')
		expect(instantOf('2027-04-08', '19:00', 'Pacific/Chatham')).toBe('2027-04-08T06:15:00.000Z')
	})

	it('case 8 moves a skipped time forward by the gap and says by how much', () => {
		expect(resultOf('2027-03-14', '02:30', 'America/New_York')).toEqual(['2027-03-14T07:30:00.000Z', 60])
		expect(resultOf('2027-03-28', '01:30', 'Europe/London')).toEqual(['2027-03-28T01:30:00.000Z', 60])
		expect(resultOf('2027-10-03', '02:15', 'Australia/Lord_Howe')).toEqual(['2027-10-02T15:45:00.000Z', 30])
		expect(resultOf('2027-04-30', '00:00', 'Africa/Cairo')).toEqual(['2027-04-29T22:00:00.000Z', 60])
		// Samoa left out a whole day.
		expect(resultOf('2011-12-30', '12:00', 'Pacific/Apia')).toEqual(['2011-12-30T22:00:00.000Z', 1440])
	})

	it('takes the first and the last minute beside a gap as they are', () => {
		expect(resultOf('2027-03-28', '00:59', 'Europe/London')).toEqual(['2027-03-28T00:59:00.000Z', 0])
		expect(resultOf('2027-03-28', '01:00', 'Europe/London')).toEqual(['2027-03-28T01:00:00.000Z', 60])
		expect(resultOf('2027-03-28', '02:00', 'Europe/London')).toEqual(['2027-03-28T01:00:00.000Z', 0])
	})

	it('case 9 takes the first of a time that comes twice', () => {
		expect(resultOf('2026-11-01', '01:30', 'America/New_York')).toEqual(['2026-11-01T05:30:00.000Z', 0])
		expect(resultOf('2027-04-04', '01:45', 'Australia/Lord_Howe')).toEqual(['2027-04-03T14:45:00.000Z', 0])
	})

	it('case 10 keeps the ends of the earth in the order of instants', () => {
		const zones = ['Pacific/Honolulu', 'Pacific/Apia', 'Pacific/Kiritimati']
		const instants = zones.map((zone) => instantOf('2026-12-10', '19:00', zone))
		expect(instants.toSorted()).toEqual([
			'2026-12-10T05:00:00.000Z',
			'2026-12-10T06:00:00.000Z',
			'2026-12-11T05:00:00.000Z'
		])
		expect(instants[0]).toBe('2026-12-11T05:00:00.000Z')
		expect(instants[1]).toBe('2026-12-10T06:00:00.000Z')
	})

	it('refuses dates, times and years that it knows nothing about', () => {
		const refused = [
			{ date: '2026-02-29', time: '16:00' },
			{ date: '2026-12-03', time: '24:00' },
			{ date: '1999-12-31', time: '16:00' },
			{ date: '2500-01-01', time: '16:00' }
		]
		for (const wall of refused) expect(() => toInstant(wall, 'Europe/Berlin'), wall.date).toThrow(RangeError)
		expect(() => toWall(new Date('1999-06-01T00:00Z'), 'Europe/Berlin')).toThrow(RangeError)
		expect(() => toWall(new Date(NaN), 'Europe/Berlin')).toThrow(RangeError)
	})

	it('changes the clocks to the last year of the data', () => {
		expect(instantOf('2499-07-01', '16:00', 'Europe/Berlin')).toBe('2499-07-01T14:00:00.000Z')
		expect(instantOf('2499-12-31', '23:59', 'America/Los_Angeles')).toBe('2500-01-01T07:59:00.000Z')
		expect(instantOf('2000-01-01', '00:00', 'Pacific/Auckland')).toBe('1999-12-31T11:00:00.000Z')
	})
})

describe('instant to wall clock', () => {
	it('case 3 shows a London time in New York', () => {
		const inNewYork = (date: string) =>
			toWall(toInstant({ date, time: '19:00' }, 'Europe/London').instant, 'America/New_York').time
		expect(inNewYork('2026-10-20')).toBe('14:00')
		expect(inNewYork('2026-10-27')).toBe('15:00')
		expect(inNewYork('2027-03-16')).toBe('15:00')
	})

	it('names offset and abbreviation', () => {
		const wall = toWall(new Date('2026-12-03T15:00:59Z'), 'Europe/Berlin')
		expect(wall).toEqual({ date: '2026-12-03', time: '16:00', offsetMinutes: 60, abbreviation: 'CET' })
		expect(toWall(new Date('2026-12-03T15:00Z'), 'UTC').abbreviation).toBe('UTC')
	})
})

describe('for every zone, over the years that matter,', () => {
	// Seventeen years; half of the days are Sundays and half of the times small hours, where clocks change.
	const day = fc.oneof(
		fc.integer({ min: 0, max: 6200 }),
		fc.integer({ min: 0, max: 885 }).map((week) => week * 7)
	)
	const quarter = fc.oneof(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 15 }))
	const date = day.map((days) => addDays('2020-01-05', days))
	const time = quarter.map((quarters) => timeOfDay(quarters * 15))
	const wall: fc.Arbitrary<Wall> = fc.record({ date, time })
	const zone = fc.constantFrom(...zoneNames)

	it('an instant read on the wall there and taken back is the same, or the first with that reading', () => {
		fc.assert(
			fc.property(wall, zone, (local, name) => {
				const { instant, shiftedMinutes } = toInstant(local, name)
				const { date, time } = toWall(instant, name)
				const again = toInstant({ date, time }, name)
				expect(again).toEqual({ instant, shiftedMinutes: 0 })
				if (shiftedMinutes === 0) expect({ date, time }).toEqual(local)
				else expect(minutesFrom(local, { date, time })).toBe(shiftedMinutes)
			}),
			{ numRuns: 20_000 }
		)
	})

	it('a later wall time is a later instant, unless one of them is skipped', () => {
		fc.assert(
			fc.property(wall, fc.integer({ min: 1, max: 400 }), zone, (local, quarters, name) => {
				const later = shift(local, quarters * 15)
				const [a, b] = [toInstant(local, name), toInstant(later, name)]
				fc.pre(a.shiftedMinutes === 0 && b.shiftedMinutes === 0)
				expect(a.instant.getTime()).toBeLessThan(b.instant.getTime())
			}),
			{ numRuns: 20_000 }
		)
	})
})

describe('held against another tz database, where nothing changed in between,', () => {
	it.each([
		'Europe/Berlin',
		'America/New_York',
		'Asia/Kolkata',
		'Australia/Sydney',
		'Australia/Lord_Howe',
		'America/Santiago'
	])('%s changes its offset at the same minutes, by as much, from 2020 to 2035', (zone) => {
		const format = new Intl.DateTimeFormat('sv-SE', {
			timeZone: zone,
			dateStyle: 'short',
			timeStyle: 'short'
		})
		const theirs = changesOf((at) => (Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at) / 60_000)
		const ours = changesOf((at) => toWall(new Date(at), zone).offsetMinutes)
		expect(ours).toEqual(theirs)
		expect(ours).toHaveLength(zone === 'Asia/Kolkata' ? 1 : 33)
	})
})

/** The offset at the beginning of 2020, then each instant until 2036 at which it changes, with the new one. */
function changesOf(offsetAt: (at: number) => number): [string, number][] {
	const day = 86_400_000
	const found: [string, number][] = [['', offsetAt(Date.UTC(2020, 0))]]
	for (let at = Date.UTC(2020, 0); at < Date.UTC(2036, 0); at += day) {
		if (offsetAt(at) === offsetAt(at + day)) continue
		let [before, after] = [at, at + day]
		while (after - before > 60_000) {
			const middle = before + Math.floor((after - before) / 120_000) * 60_000
			if (offsetAt(middle) === offsetAt(at)) before = middle
			else after = middle
		}
		found.push([new Date(after).toJSON(), offsetAt(after)])
	}
	return found
}

function shift(wall: Wall, minutes: number): Wall {
	const shifted = new Date(Date.parse(`${wall.date}T${wall.time}Z`) + minutes * 60_000).toJSON()
	return { date: shifted.slice(0, 10), time: shifted.slice(11, 16) }
}

function minutesFrom(a: Wall, b: Wall): number {
	return (Date.parse(`${b.date}T${b.time}Z`) - Date.parse(`${a.date}T${a.time}Z`)) / 60_000
}
