import type { Prompt } from '../prompt.ts'

/** What one's own weight does for the work of others. */
export const growingAndFinishing: readonly Prompt[] = [
	{
		slug: 'two-hours-before-the-design',
		title: 'Three months saved by one early remark',
		situation:
			'A good engineer showed you a finished design with one wrong turn on its second page. She had asked for half an hour in the first week, and you had been busy.',
		question: 'Whose work, right now, is early enough for a few words from you to matter?',
		followUps: [
			'What do you know that would spare them weeks, and could you say it as a question?',
			'How do people find out that you are open to rough drafts?',
			'Which of your own drafts would have needed such a visit?'
		],
		starter: 'By next session I will spend an hour with … on …, while it can still change.',
		minutes: 15,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'growing_others',
		tags: { challenges: ['timing'], steps: ['balance_support'], archetypes: ['architect'] }
	},
	{
		slug: 'the-deputy-who-never-leads',
		title: 'Your deputy, for the third year',
		situation:
			'He covers for you on holidays, knows each system and prepares everything you present. It works so well for you that you have not asked what it does for him.',
		question: 'What are you keeping somebody from by relying on them?',
		followUps: [
			'In which meeting do you speak for work that is theirs?',
			'Are you ready for them to do it differently, and be judged for it?',
			'Where would you be more useful if it were off your hands?'
		],
		starter: 'By next session I will let … present and decide …, and stay out of the room.',
		minutes: 15,
		source: { document: 'framework', part: 'Key principles' },
		lens: 'growing_others',
		tags: {
			challenges: ['claiming_impact', 'only_you_can'],
			steps: ['give_real_problems'],
			principles: ['coddling_stunts', 'challenges_develop'],
			signals: ['sheltered_engineers'],
			archetypes: ['tech_lead', 'right_hand']
		}
	},
	{
		slug: 'the-last-four-tables',
		title: 'Ninety-six per cent migrated',
		situation:
			'The move to the new database is in its second year, and four consumers remain. Their owners always have something more urgent, and the engineer in charge has run out of ways to ask.',
		question: 'Which nearly finished thing of someone else’s could you end in a week by leaning on it?',
		followUps: [
			'Whom would you call that they cannot?',
			'How will it stay their success?',
			'Why were those four able to say no for so long?'
		],
		starter:
			'By next session I will ask … whether they want my help with the rest of …, and make the one call they cannot.',
		minutes: 20,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'finishing_for_others',
		tags: { challenges: ['only_you_can'], steps: ['balance_support'], archetypes: ['solver', 'architect'] }
	},
	{
		slug: 'rescue-or-theft',
		title: 'You finished it, and they went quiet',
		situation:
			'The rollout hung for months until you stepped in and closed it in six days. In the retrospective its owner said thank you and nothing else.',
		question: 'When you help somebody finish, how do they come out of it larger?',
		followUps: [
			'Did they ask?',
			'What did the company learn about them from your help?',
			'Which part could have remained theirs, at the price of two more weeks?'
		],
		starter:
			'By next session I will ask … how my help with … looked from their side, and mend what can be mended.',
		minutes: 15,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'finishing_for_others',
		tags: {
			challenges: ['claiming_impact', 'mentorship_that_harms'],
			signs: ['blame'],
			principles: ['accountability_is_growth'],
			archetypes: ['solver']
		}
	},
	{
		slug: 'the-graveyard-of-good-starts',
		title: 'Everything is at eighty per cent',
		situation:
			'There are eleven initiatives on the wall, all begun with reason, none closed since February. Starting is what gets discussed at planning, and ending is left to whoever cares.',
		question:
			'If this circle had to end one of your initiatives tonight, finished or not, which should it be?',
		followUps: [
			'What does it still cost in attention while it stands there?',
			'For the one you would keep: what is the smallest honest ending?',
			'Who must hear that it is over?'
		],
		starter: 'By next session I will either finish … or announce that it has ended, and why.',
		minutes: 10,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'finishing_for_others',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			challenges: ['strategy'],
			archetypes: ['tech_lead', 'right_hand'],
			contexts: ['startup', 'engineering_led']
		}
	}
]
