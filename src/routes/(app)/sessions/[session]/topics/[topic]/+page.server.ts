import { error, redirect } from '@sveltejs/kit'
import { missing, parseId } from '$lib/server/params'
import { requireMe } from '$lib/server/require-me'
import { readAnswers, readTopics } from '$lib/topics/read.server'
import { describeBackground, findTopic, viewAnswers } from '$lib/topics/topic-view'
import { answerActions } from './answer-actions'
import { topicActions } from './topic-actions'

const doneWords: Record<string, string> = {
	answered: 'Written. The circle reads it before and in the session.',
	reworded: 'Changed.',
	signed: 'It has your name now.',
	discussed: 'Noted: it was discussed.',
	undiscussed: 'It waits again.'
}

export const load = async (event) => {
	const me = await requireMe(event)
	const viewer = { ...me.profile, id: me.id, now: new Date() }
	const { db } = event.locals
	const [session, id] = [parseId(event.params.session), parseId(event.params.topic)]
	const [written, queue] = await Promise.all([readAnswers(db, id, viewer.now), readTopics(db, session)])
	if (!written) error(404, missing)
	// It was carried over meanwhile: the address leads on to where it is.
	if (written.sessionId !== session) redirect(303, `/sessions/${written.sessionId}/topics/${id}`)
	const topic = findTopic(queue, id)
	if (!topic) error(404, missing)
	const asked = event.url.searchParams
	const answers = viewAnswers(written.answers, viewer)
	return {
		session,
		topic,
		...describeBackground(topic, topic.lensKey),
		answers,
		newId: crypto.randomUUID(),
		circle: written.circle,
		open: !written.circle.closed,
		markable: written.markable && !written.circle.closed,
		ended: written.endsAt <= viewer.now,
		// What nobody put a name to an organiser may take out; what stands in goes by itself.
		removable: queue.mayRemove && !topic.bringer && !topic.mine && !topic.standsIn && !topic.discussed,
		done: doneWords[asked.get('done') ?? ''] ?? null,
		doneWith: answers.find(({ id, mine }) => mine && id === asked.get('of'))?.id ?? null,
		asked: asked.get('done')
	}
}

export const actions = { ...answerActions, ...topicActions }
