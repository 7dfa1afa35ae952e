import type { Prompt } from '../prompt.ts'

/** Which work is worth doing, when the pleasant and the important part ways. */
export const interestingWork: readonly Prompt[] = [
	{
		slug: 'the-billing-system-draw',
		title: 'Nobody draws billing willingly',
		situation:
			'The invoicing code earns every euro the company has, and it goes to whoever joined last. Meanwhile four seniors compare message brokers.',
		question: 'What is hard about the dullest system you own, once you look at it properly?',
		followUps: [
			'Who has ever been praised for work on it?',
			'Which decision inside it would belong in an interview for a principal engineer?',
			'How would you describe it to someone you wanted to win for it, without lying?'
		],
		starter:
			'By next session I will write half a page on what is difficult and valuable about …, and show it to …',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 4' },
		lens: 'only_boring_work',
		tags: {
			steps: ['beyond_interesting_work'],
			principles: ['challenges_develop'],
			archetypes: ['tech_lead']
		}
	},
	{
		slug: 'a-year-of-tickets',
		title: 'A year of necessary tickets',
		situation:
			'Since the cuts, one of your best people has done nothing but compliance tasks, all of them needed and none of them difficult. They have stopped arguing in design reviews.',
		question: 'How long can someone do work below their reach before you lose them, in body or in spirit?',
		followUps: [
			'Which part of the pile hides an organisational problem that would stretch them?',
			'Have you told them why these tasks and why them?',
			'What would you take off their plate tomorrow if you had to choose?'
		],
		starter: 'By next session I will find the hard question behind … and hand that over, not its tickets.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 4' },
		lens: 'only_boring_work',
		tags: {
			pitfalls: ['accountability_without_context'],
			steps: ['beyond_interesting_work', 'balance_support'],
			signs: ['attrition', 'missing_support'],
			principles: ['challenges_develop'],
			contexts: ['startup', 'large_enterprise']
		}
	},
	{
		slug: 'rewrite-in-the-air',
		title: 'The rewrite everyone is in love with',
		situation:
			'A group you respect wants to rebuild a working service in a newer language, and their slides are full of things that are true. What the business gets out of it fills one line, near the end.',
		question:
			'What would have to be true about the business for this rewrite to be the best use of six months?',
		followUps: [
			'What boredom, or what pain, is the proposal really about?',
			'Could the same people be given a harder problem that somebody is waiting for?',
			'How do you refuse it and keep their respect?',
			'Which rewrite of your own would you refuse today?'
		],
		starter:
			'By next session I will talk with … about what they want to learn, and offer … as the place to learn it.',
		minutes: 25,
		source: { document: 'framework', part: 'Step 6' },
		lens: 'only_boring_work',
		tags: {
			challenges: ['strategy'],
			steps: ['beyond_interesting_work'],
			archetypes: ['architect'],
			contexts: ['engineering_led', 'retention_pressure']
		}
	},
	{
		slug: 'boring-to-whom',
		title: 'Dull from here, risky from there',
		situation:
			'You pitched the audit work to the team as a chore to get through. The finance director, on the same day, called it the riskiest thing the company does this year.',
		question: 'Who in the company would lose sleep over the task your team calls boring?',
		followUps: [
			'What do they see that the ticket does not say?',
			'Could they come and tell it in ten minutes?',
			'Which words of yours taught the team that it was a chore?'
		],
		starter: 'By next session I will bring … to the team to say what hangs on …',
		minutes: 15,
		source: { document: 'framework', part: 'Step 6' },
		lens: 'only_boring_work',
		tags: {
			challenges: ['partnering_with_functions'],
			pitfalls: ['accountability_without_context'],
			steps: ['beyond_interesting_work', 'give_real_problems'],
			archetypes: ['right_hand', 'solver']
		}
	},
	{
		slug: 'the-comfortable-afternoon',
		title: 'Four hours of being good at it',
		situation:
			'The strategy document has been open since Monday. You spent the afternoon speeding up the build by forty seconds, and it felt like the best day in weeks.',
		question: 'What were you not doing while you did the last thing that felt productive?',
		followUps: [
			'How would you know, in a month, that the thing you avoided is worse for it?',
			'Was the snack ever a proper meal, in an earlier job or level?',
			'Which small thing will you allow yourself, with a limit?'
		],
		starter: 'By next session I will give my two best hours on … to …, before I open anything else.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'snacking',
		tags: {
			challenges: ['strategy'],
			steps: ['beyond_interesting_work'],
			archetypes: ['architect', 'right_hand']
		}
	},
	{
		slug: 'the-reading-group',
		title: 'A lovely initiative beside the point',
		situation:
			'Frustrated with how decisions are made, you started a reading group, and people thank you for it. Decisions are made exactly as before.',
		question:
			'Which of your initiatives would you find it hardest to tie to a problem you were asked to solve?',
		followUps: [
			'What story do you tell about it when someone asks?',
			'Would the person who judges your year tell the same story?',
			'If it ended tomorrow, who would come to you, and what would they miss?'
		],
		starter: 'By next session I will end, hand over or shrink …, and use the time for …',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'snacking',
		tags: {
			challenges: ['room_and_attention'],
			signals: ['asking_for_more'],
			archetypes: ['right_hand', 'tech_lead']
		}
	},
	{
		slug: 'small-savings-real-money',
		title: 'Eighty euros a month, proudly saved',
		situation:
			'You can find idle machines faster than anyone, and every clean-up comes with a satisfying screenshot. The real bill is one architectural choice that three directors do not want to discuss.',
		question: 'Where is the large version of the small thing you keep fixing?',
		followUps: [
			'What makes the large version unpleasant: the people, the uncertainty, the time?',
			'Who could do the small version just as well?',
			'What is the first conversation, and with whom?'
		],
		starter: 'By next session I will raise … with …, and leave the small fixes to …',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'snacking',
		tags: { challenges: ['timing'], principles: ['challenges_develop'], archetypes: ['solver', 'architect'] }
	},
	{
		slug: 'yesterdays-superpower',
		title: 'What used to make you valuable',
		situation:
			'You were promoted for untangling incidents at three in the morning, and you still join every one of them. There are now nine people who could, and they wait for you to speak first.',
		question: 'Which thing that earned you this level would earn you nothing at the next?',
		followUps: [
			'What is it giving you that the new work does not give yet?',
			'Who grows on the day you stay away?',
			'How would you tell them that you are staying away on purpose?'
		],
		starter: 'By next session I will leave … to …, and be reachable but silent.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'snacking',
		tags: {
			challenges: ['growing_others', 'graded_without_being_told'],
			principles: ['coddling_stunts'],
			archetypes: ['solver']
		}
	}
]
