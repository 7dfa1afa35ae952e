import { describeDay, type Viewer } from '../commitments/due.ts'
import { describeSource } from '../prompts/source.ts'
import { arrange } from './arrange.ts'
import { readEvidence, type Evidence } from './evidence.ts'
import type { Comment, Item, Packet } from './packet.ts'
import { sections, type SectionKey } from './section.ts'

export interface CommentView {
	id: string
	about: string | null
	kind: Comment['kind']
	words: string
	/** 'Question from Bo', 'Comment from somebody who left'. */
	by: string
	on: string
	answered: boolean
}

export interface ItemView {
	id: string
	words: string
	outcome: string | null
	links: Evidence[]
	/** 'Kept on Thu 19 Nov in Lamplighters', and where the commitment is, while it is. */
	source: { words: string; href: string | null } | null
	/** Whether it can go up, or down. */
	up: boolean
	down: boolean
	said: CommentView[]
}

export interface SectionView {
	key: SectionKey
	title: string
	questions: { words: string; source: string }[]
	items: ItemView[]
}

/**
 * A packet by section, with what was said of each item, in words for one viewer.
 * @throws RangeError for an unknown zone or locale.
 */
export function viewSections(packet: Pick<Packet, 'items' | 'comments'>, viewer: Viewer): SectionView[] {
	return arrange(packet.items).map(({ key, items }) => ({
		key,
		title: sections[key].title,
		questions: sections[key].questions.map(({ words, source }) => ({
			words,
			source: describeSource(source)
		})),
		items: items.map((item, index) => ({
			id: item.id,
			words: item.words,
			outcome: item.outcome,
			links: readEvidence(item.evidence),
			source: item.source && viewSource(item.source, viewer),
			up: index > 0,
			down: index < items.length - 1,
			said: viewComments(packet.comments, item.id, viewer)
		}))
	}))
}

/** Where an item comes from, as it was when it was copied. */
export function viewSource(source: NonNullable<Item['source']>, viewer: Viewer): ItemView['source'] {
	const ended = source.endedAs === 'kept' ? 'Kept' : 'Learned'
	return {
		words: `${ended} on ${describeDay(source.endedAt, viewer)} in ${source.circle}`,
		href: source.commitmentId && `/commitments/${source.commitmentId}`
	}
}

/** What was said of one item or, with null, of the whole packet; the earliest first. */
export function viewComments(
	comments: readonly Comment[],
	about: string | null,
	viewer: Viewer
): CommentView[] {
	return comments
		.filter(({ itemId }) => itemId === about)
		.map(({ id, kind, words, author, createdAt, answeredAt }) => ({
			...{ id, about, kind, words },
			by: `${kind === 'question' ? 'Question' : 'Comment'} from ${author ?? 'somebody who left'}`,
			on: describeDay(createdAt, viewer),
			answered: answeredAt !== null
		}))
}
