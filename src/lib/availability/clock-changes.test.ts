import { describe, expect, it } from 'vitest'
import { occurrences } from '../schedule/recurrence.ts'
import { clockChanges } from './clock-changes.ts'

const season = (zone: string, startsOn: string, time: string, sessionCount = 6, everyWeeks = 2) =>
	occurrences({ startsOn, times: time.split(' '), zone, everyWeeks, durationMinutes: 60, sessionCount })
const home = (zone: string) => ({ zone, travels: [] })
/** '2027-04-01 19:30, was 20:30, from 2027-03-28 in Europe/Berlin' */
const told = (changes: ReturnType<typeof clockChanges<{ startsAt: Date; zone: string; date: string }>>) =>
	changes.map(
		({ session, was, is, from, zone }) => `${session.date} ${is}, was ${was}, from ${from} in ${zone}`
	)

describe('clock changes that alter a local time', () => {
	const berlin = season('Europe/Berlin', '2027-02-25', '16:00')

	it('are none for those whose clock changes with the circle’s', () => {
		expect(clockChanges(home('Europe/Berlin'), berlin)).toEqual([])
		expect(clockChanges(home('Europe/Lisbon'), berlin)).toEqual([])
	})

	it('come with the circle’s clock for those whose own never changes', () => {
		expect(told(clockChanges(home('Asia/Kolkata'), berlin))).toEqual([
			'2027-04-08 19:30, was 20:30, from 2027-03-28 in Europe/Berlin'
		])
	})

	it('come twice where both clocks change, on different dates', () => {
		const weekly = season('Europe/Berlin', '2027-03-04', '16:00', 6, 1)
		expect(told(clockChanges(home('America/Halifax'), weekly))).toEqual([
			'2027-03-18 12:00, was 11:00, from 2027-03-14 in America/Halifax',
			'2027-04-01 11:00, was 12:00, from 2027-03-28 in Europe/Berlin'
		])
	})

	it('are none when the one between two sessions is made good by the other', () => {
		const far = season('Europe/Berlin', '2027-03-11', '16:00', 3, 4)
		expect(clockChanges(home('America/Halifax'), far)).toEqual([])
	})

	it('are half an hour on Lord Howe', () => {
		const utc = season('Etc/UTC', '2027-03-25', '09:00', 3)
		expect(told(clockChanges(home('Australia/Lord_Howe'), utc))).toEqual([
			'2027-04-08 19:30, was 20:00, from 2027-04-04 in Australia/Lord_Howe'
		])
	})

	it('are told of each time in turn by its own hour', () => {
		const inTurn = season('Europe/Berlin', '2027-03-11', '16:00 13:00', 4)
		expect(told(clockChanges(home('Asia/Kolkata'), inTurn))).toEqual([
			'2027-04-08 19:30, was 20:30, from 2027-03-28 in Europe/Berlin'
		])
	})

	it('go over midnight', () => {
		const late = season('Europe/Berlin', '2027-03-25', '20:00', 2)
		expect(told(clockChanges(home('Asia/Kolkata'), late))).toEqual([
			'2027-04-08 23:30, was 00:30, from 2027-03-28 in Europe/Berlin'
		])
	})

	it('are not what a journey does, nor a circle that moves to another zone', () => {
		const travels = [{ zone: 'Asia/Tokyo', startsOn: '2027-03-20', endsOn: '2027-03-26' }]
		expect(told(clockChanges({ zone: 'Asia/Kolkata', travels }, berlin))).toEqual([
			'2027-04-08 19:30, was 20:30, from 2027-03-28 in Europe/Berlin'
		])
		const moved = [
			...season('Europe/London', '2027-01-07', '19:00', 2),
			...season('Asia/Kolkata', '2027-02-04', '19:00', 2)
		]
		expect(clockChanges(home('Asia/Tokyo'), moved)).toEqual([])
	})

	it('name how many minutes later the clock shows it', () => {
		expect(clockChanges(home('Asia/Kolkata'), berlin).map(({ minutes }) => minutes)).toEqual([-60])
	})
})
