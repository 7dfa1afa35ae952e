import type { Prompt } from '../prompt.ts'

/** Whose work it was, who saw it, and what was done to others in the name of helping them. */
export const creditAndMentorship: readonly Prompt[] = [
	{
		slug: 'four-leads-one-launch',
		title: 'Four people led the same launch',
		situation:
			'In the drafts for this cycle, four colleagues each write that they led the new onboarding. All of them mean it, and you are the fifth who worked on it.',
		question: 'How would you describe your part so that the other four would sign it?',
		followUps: [
			'Which decision in it was yours, with a date?',
			'What did you make possible that somebody else delivered?',
			'Whose part is missing from all the drafts?'
		],
		starter:
			'By next session I will write two sentences on my part in …, and ask … whether they would sign them.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'claiming_impact',
		tags: { challenges: ['promotion_packet'], archetypes: ['tech_lead', 'architect'] }
	},
	{
		slug: 'managers-arguing-in-a-room',
		title: 'Argued over by people who were not there',
		situation:
			'Three managers will spend six minutes deciding who did what on the pricing project. None of them has opened its repository, and each likes one of the engineers.',
		question: 'What could those three read in two minutes that would leave nothing to argue about?',
		followUps: [
			'Who wrote the record of that project, and is it fair?',
			'Which contribution is invisible in the repository?',
			'When you sit in such a room yourself, how do you find out?'
		],
		starter:
			'By next session I will write a short, fair record of who did what in …, and let all of them correct it.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'claiming_impact',
		tags: {
			challenges: ['late_perception'],
			steps: ['set_expectations'],
			signs: ['arbitrary_standards'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'we-where-i-was-meant',
		title: 'You wrote “we” all the way through',
		situation:
			'It felt decent to give the team the credit, and your summary has no other subject. The reader, who wants to help, cannot tell whether you decided anything.',
		question: 'In which sentence about your work would “I” be the honest word?',
		followUps: [
			'Whom would it hurt?',
			'What makes claiming it uncomfortable: modesty, doubt, or that it is not quite so?',
			'Where have you written “I” and should not have?'
		],
		starter: 'By next session I will rewrite … with each verb given to the person who did it.',
		minutes: 10,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'claiming_impact',
		tags: { challenges: ['promotion_packet'], archetypes: ['right_hand', 'tech_lead'] }
	},
	{
		slug: 'glue-between-departments',
		title: 'The week that left no trace',
		situation:
			'You spent it between legal, sales and two engineering groups, and on Friday a contract could be signed that had been stuck since summer. Your stand-up notes for those days read “meetings”.',
		question: 'Who outside engineering would notice first if you stopped?',
		followUps: [
			'Does your manager know that they would?',
			'What would it look like as a result, and not as hours?',
			'Is this your work to do, or have you filled a hole that ought to be visible?'
		],
		starter:
			'By next session I will ask … in another department to tell my manager in two lines what … changed for them.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'invisible_work',
		tags: {
			challenges: ['partnering_with_functions', 'late_perception'],
			archetypes: ['right_hand', 'solver']
		}
	},
	{
		slug: 'help-desk-of-one',
		title: 'Forty small favours',
		situation:
			'Analysts, support and the data scientists all write to you directly, since you answer and the ticket queue does not. It adds up to a third of your week, and it is the most useful third.',
		question: 'Which of those favours is really a product that nobody has decided to build?',
		followUps: [
			'What do the forty have in common?',
			'If you answered slower, where would the pressure appear?',
			'Who ought to see the list?'
		],
		starter: 'By next session I will keep a tally of who asked me for what, and show it to …',
		minutes: 15,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'invisible_work',
		tags: {
			challenges: ['snacking', 'only_you_can'],
			archetypes: ['solver', 'tech_lead'],
			contexts: ['startup']
		}
	},
	{
		slug: 'mentoring-for-the-form',
		title: 'A mentee, because the ladder wants one',
		situation:
			'The level asks for mentorship, so you were matched with somebody in May and have met them every other week. You have never asked whether they want to come.',
		question: 'What would the person you mentor say about it to a friend?',
		followUps: [
			'Who speaks more in those hours?',
			'Which advice of yours did they follow, and how did it turn out?',
			'How could they end it without losing anything?'
		],
		starter:
			'By next session I will ask … what they would change about our meetings, and make it easy to say that they should stop.',
		minutes: 15,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'mentorship_that_harms',
		tags: {
			challenges: ['growing_others', 'promotion_packet'],
			signals: ['wanting_without_showing'],
			archetypes: ['tech_lead']
		}
	},
	{
		slug: 'advice-that-fitted-you',
		title: 'It worked for you, in 2014',
		situation:
			'You told a colleague to push harder in meetings, as you once had to. She did, and has since been called difficult by two people who call you direct.',
		question: 'Which piece of advice do you give that only works for someone like you?',
		followUps: [
			'What did it cost to follow, and who paid?',
			'Is there something you could do in that meeting yourself?',
			'Before advising anyone, what would you have to know about their position?'
		],
		starter:
			'By next session I will go to …, say that my advice on … may have been wrong for them, and ask what would help.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'mentorship_that_harms',
		tags: {
			challenges: ['negativity_as_status'],
			steps: ['balance_support'],
			signs: ['missing_support', 'blame']
		}
	},
	{
		slug: 'sponsor-or-adviser',
		title: 'Plenty of advice, and no door opened',
		situation:
			'He has had three mentors, a coach and a course, and knows very well what he ought to work on. What he has not had is a single task with something at stake.',
		question: 'For whom could you risk a little of your own name this quarter?',
		followUps: [
			'What are you afraid that they might break?',
			'How would you stand behind them on the day it goes wrong?',
			'Who once did it for you, and what did they say to you beforehand?'
		],
		starter: 'By next session I will put … forward for …, and tell those who decide that I vouch for them.',
		minutes: 20,
		source: { document: 'framework', part: 'Step 4' },
		lens: 'mentorship_that_harms',
		tags: {
			challenges: ['growing_others'],
			pitfalls: ['coddling_under_pressure'],
			steps: ['give_real_problems', 'balance_support'],
			principles: ['challenges_develop', 'accountability_is_growth'],
			signals: ['sheltered_engineers'],
			archetypes: ['right_hand', 'tech_lead']
		}
	}
]
