import { overlaps } from '../schedule/carry-out.ts'
import { cityOf } from '../schedule/city.ts'
import { numberWord } from '../schedule/number-word.ts'
import { isVisible } from '../schedule/plan-edit.ts'
import type { Addition, Edit, Plan, Planned } from '../schedule/plan.ts'
import { minutesOfDay, timeOfDay } from '../schedule/wall-time.ts'
import { describeWhen } from './when.ts'

/** One session before and after: `was` is null for a new one. */
export interface PreviewRow {
	id: string
	mark: 'moved' | 'cancelled' | 'back' | 'new' | 'length' | 'writing'
	was: string | null
	is: string
	/** What a clock change or a neighbour does to it. */
	warnings: string[]
}

/** What a plan changes for whom, in words, before it is carried out. */
export interface Preview {
	rows: PreviewRow[]
	/** The members of one zone with the same sessions in their time. */
	people: { names: string; city: string; lines: { was: string | null; is: string }[] }[]
	sends: string
	/** Which versions of which sessions it was planned from. */
	seen: string
}

interface Viewer {
	id: string
	zone: string
	locale: string
	now: Date
}

/** Words for a plan, for the person who is about to save it. */
export function previewPlan(
	season: { sessions: readonly Planned[]; members: readonly { id: string; name: string; zone: string }[] },
	plan: Plan,
	viewer: Viewer
): Preview {
	const shown: (Edit | Addition)[] = [...plan.edits.filter(isVisible), ...plan.added]
	const visible = shown.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
	const clashes = overlaps(season.sessions, plan)
	const zones = [...new Set(season.members.map(({ zone }) => zone))]
	const own = (zone: string) => (zone === viewer.zone ? -1 : zones.indexOf(zone))
	return {
		rows: visible.map((one) => ({
			id: one.id,
			mark: markOf(one),
			...spans(one, viewer),
			warnings: warningsOf(one, clashes, viewer)
		})),
		people: zones
			.toSorted((a, b) => own(a) - own(b))
			.map((zone) => ({
				city: cityOf(zone),
				names: namesIn(zone),
				lines: visible.map((one) => spans(one, { ...viewer, zone }))
			})),
		sends: sendsOf(visible.length, season.members.filter(({ id }) => id !== viewer.id).length),
		seen: seenBy(plan)
	}

	function namesIn(zone: string): string {
		const there = season.members.filter((member) => member.zone === zone)
		return there.map(({ id, name }) => (id === viewer.id ? 'You' : name)).join(', ')
	}
}

/** Which versions of which sessions a plan was made from: two plans that differ in it are not of the same moment. */
export function seenBy({ edits }: Plan): string {
	return edits
		.map(({ id, was }) => `${id}:${was.sequence}`)
		.toSorted()
		.join()
}

function markOf(one: Edit | Addition): PreviewRow['mark'] {
	if (!('was' in one)) return 'new'
	if (one.status !== one.was.status) return one.status === 'cancelled' ? 'cancelled' : 'back'
	if (one.startsAt.getTime() !== one.was.startsAt.getTime()) return 'moved'
	return one.format !== one.was.format ? 'writing' : 'length'
}

function spans(one: Edit | Addition, viewer: Omit<Viewer, 'id'>): { was: string | null; is: string } {
	const withEnd = !('was' in one) || one.durationMinutes !== one.was.durationMinutes
	const say = (time: { startsAt: Date; endsAt: Date }) => {
		const when = describeWhen(time, { ...viewer, circleZone: viewer.zone })
		return `${when.shortDay}, ${when.time}${withEnd ? ` to ${when.until}` : ''}`
	}
	if (!('was' in one)) return { was: null, is: say(one) }
	const mark = markOf(one)
	const is = mark === 'cancelled' ? 'cancelled' : mark === 'writing' ? 'in writing, no call' : say(one)
	return { was: say(one.was), is }
}

function warningsOf(one: Edit | Addition, clashes: readonly [Planned, Planned][], viewer: Viewer): string[] {
	const zones = { ...viewer, circleZone: viewer.zone }
	const others = clashes.filter((pair) => pair.some(({ id }) => id === one.id))
	const overlap = others.map((pair) => {
		const other = describeWhen(pair[0].id === one.id ? pair[1] : pair[0], zones)
		return `It overlaps the session on ${other.day}, ${other.time}.`
	})
	if (one.shiftedMinutes === 0) return overlap
	const starts = timeOfDay((minutesOfDay(one.time) + one.shiftedMinutes) % 1440)
	return [`Clocks in ${cityOf(one.zone)} skip ${one.time} that day: it starts at ${starts}.`, ...overlap]
}

function sendsOf(sessions: number, others: number): string {
	if (sessions === 0) return 'No time changes, so nobody gets a mail.'
	if (others === 0) return 'Nobody else is in the circle, so no mail is sent.'
	const count = numberWord(others)
	const people = `${count.charAt(0).toUpperCase()}${count.slice(1)} ${others === 1 ? 'person gets' : 'people get'}`
	const mail = sessions === 1 ? 'a mail' : `a mail for each of ${numberWord(sessions)} sessions`
	return `${people} ${mail} in a moment; calendars that subscribe follow within a day.`
}
