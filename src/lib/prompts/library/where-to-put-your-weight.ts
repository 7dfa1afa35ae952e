import type { Prompt } from '../prompt.ts'

/** Choosing work by whether there is room for it and whether anybody cares by now. */
export const whereToPutYourWeight: readonly Prompt[] = [
	{
		slug: 'room-without-attention',
		title: 'A gap that only you can see',
		situation:
			'Nobody looks after developer onboarding, and you could fix it by spring. You have mentioned it in four planning rounds to general agreement, which is how the company says that it does not care.',
		question: 'What would make the people who decide care about this, apart from hearing it from you again?',
		followUps: [
			'Whose number does it hurt, and do they know?',
			'Could you live with leaving it alone for a year?',
			'What would you notice on the day their attention turned?'
		],
		starter: 'By next session I will test with … whether … matters to them, and drop it if it does not.',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'room_and_attention',
		tags: { challenges: ['timing'], archetypes: ['architect', 'tech_lead'] }
	},
	{
		slug: 'attention-without-room',
		title: 'Nine people on the same lighthouse',
		situation:
			'Machine learning is this year’s word, and every senior person has found a way to be near it. The standing meeting has nineteen participants and one engineer who ships.',
		question: 'Where does the company care and yet nobody is working?',
		followUps: [
			'What do you add to the crowded project that the nineteen do not?',
			'Which consequence of it has no owner, such as cost, support or the contract?',
			'Would you dare to leave?'
		],
		starter: 'By next session I will name one neglected part of …, and offer to answer for it.',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'room_and_attention',
		tags: {
			challenges: ['preening', 'claiming_impact'],
			signals: ['asking_for_more'],
			archetypes: ['solver', 'right_hand']
		}
	},
	{
		slug: 'what-they-pay-for',
		title: 'Valued by you, not by them',
		situation:
			'You put a day a week into mentoring because you believe in it, and you do it well. Three reviews in a row have passed over it in silence.',
		question: 'What do you do that you know the company does not value, and have you forgiven it for that?',
		followUps: [
			'How much of the week may that take, if you choose it with open eyes?',
			'Are you hoping to change what the company values, and who ever managed that?',
			'What does it visibly reward that you would not mind doing?'
		],
		starter:
			'By next session I will decide how many hours a week … may have, and tell … that it is my choice.',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'room_and_attention',
		tags: { challenges: ['growing_others'], archetypes: ['tech_lead', 'architect'] }
	},
	{
		slug: 'the-day-it-turned',
		title: 'The day reliability became a word',
		situation:
			'For years nobody minded that users found the bugs first. Then a journalist was among the users, and since Monday you are asked for the plan you wrote eighteen months ago.',
		question: 'What could become urgent overnight, and is your first page ready?',
		followUps: [
			'Who will look up first when it does: finance, legal, a customer?',
			'What did the old plan assume that is no longer so?',
			'How do you use the moment without saying that you had told them?'
		],
		starter: 'By next session I will write the first page of the plan for …, and put it where I can find it.',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'timing',
		tags: { challenges: ['room_and_attention'], archetypes: ['solver', 'architect', 'right_hand'] }
	},
	{
		slug: 'too-early-by-a-year',
		title: 'Right, one year too soon',
		situation:
			'You pushed for cost ceilings when money was cheap, and used up much goodwill on it. Now the finance director wants exactly that, and your name makes people sigh.',
		question: 'Is there a way back to an idea that you spent too early?',
		followUps: [
			'Who could carry it now whose name is not worn out?',
			'Which signs told you then that it was too soon?',
			'Are you pushing something at this moment in the same way?'
		],
		starter: 'By next session I will give what I know about … to …, and let them lead.',
		minutes: 15,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'timing',
		tags: {
			challenges: ['only_you_can'],
			archetypes: ['architect', 'right_hand'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'window-closing',
		title: 'The attention that will not last',
		situation:
			'After the breach, security got everything it asked for. It is week seven, the board has moved on, and half of what was promised is still a ticket.',
		question: 'What must be finished before people stop looking?',
		followUps: [
			'Which single change would survive without anybody’s attention?',
			'What will you openly not do?',
			'Who could hold the window open for one more month?'
		],
		starter:
			'By next session I will pick the one part of … that must outlive the interest in it, and start on it.',
		minutes: 15,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'timing',
		tags: {
			challenges: ['finishing_for_others', 'room_and_attention'],
			archetypes: ['solver'],
			contexts: ['startup']
		}
	},
	{
		slug: 'trust-as-a-tool',
		title: 'Everyone sees it, no one can move it',
		situation:
			'The two storage groups should be one, and any engineer will tell you so at lunch. It would take somebody whom both directors believe, and that is a short list.',
		question: 'For which problem are you on the short list of people who could move it?',
		followUps: [
			'What is that trust made of, and what would spend it?',
			'Why have you not done it yet?',
			'Would it still be worth it if nobody heard that it was you?'
		],
		starter: 'By next session I will speak to … about …, since they would hear it from me.',
		minutes: 25,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'only_you_can',
		tags: { challenges: ['strategy'], steps: ['give_real_problems'], archetypes: ['right_hand', 'architect'] }
	},
	{
		slug: 'a-list-of-one',
		title: 'The list with your name on it',
		situation:
			'On your last holiday three things waited for you: a release, a vendor and a quarrel. You came back rested, and slightly flattered.',
		question: 'What can only you do, and which of those things should stay that way?',
		followUps: [
			'Which item would you be sorry to lose, and what does that tell you?',
			'Who could do one of them by this time next year?',
			'What would they have to get wrong once, with you nearby?'
		],
		starter: 'By next session I will write the list of what only I can do, and begin to hand over …',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'only_you_can',
		tags: { challenges: ['growing_others'], archetypes: ['tech_lead', 'solver', 'right_hand'] }
	},
	{
		slug: 'at-the-table-at-last',
		title: 'Invited to the executive table',
		situation:
			'You complained that engineers are never asked, and now you sit in the meeting where headcount and markets are decided. Two meetings in, you have spoken once, about latency.',
		question: 'What could you say at that table that nobody else there can?',
		followUps: [
			'Which subject there do you not understand yet, and who would teach you in an hour?',
			'What did the others expect when they made room for you?',
			'Whom will you take along next time?'
		],
		starter: 'By next session I will learn enough about … to ask one useful question when it comes up on …',
		minutes: 20,
		source: { document: 'framework', part: 'Step 2' },
		lens: 'only_you_can',
		tags: {
			challenges: ['partnering_with_functions'],
			steps: ['define_responsibilities', 'give_real_problems'],
			principles: ['challenges_develop', 'context_is_needed'],
			signals: ['asking_for_more', 'sheltered_engineers'],
			archetypes: ['right_hand', 'architect']
		}
	}
]
