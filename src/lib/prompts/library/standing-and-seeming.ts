import type { Prompt } from '../prompt.ts'

/** Looking senior, and seeing problems that are elsewhere. */
export const standingAndSeeming: readonly Prompt[] = [
	{
		slug: 'the-loud-seat',
		title: 'The seat at the incident review',
		situation:
			'You attend the weekly incident review, you speak well, and people remember what you said. Of your last ten suggestions you cannot name one that was built.',
		question: 'Where are you heard often and followed seldom?',
		followUps: [
			'What would the meeting lose if you skipped it for a month?',
			'Who does the work after the talking, and have you ever asked them what helped?',
			'Is there one suggestion you would rather carry out than repeat?'
		],
		starter: 'By next session I will skip … and spend that hour on carrying out …',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'preening',
		tags: { challenges: ['negativity_as_status'], archetypes: ['architect', 'solver'] }
	},
	{
		slug: 'conference-talk-season',
		title: 'Known outside, guessed at inside',
		situation:
			'Your talk on the new deployment system has been watched forty thousand times. Two teams at home still deploy by hand, since the last migration steps are awkward and unglamorous.',
		question: 'How far apart are the story you tell about your work and the state it is in?',
		followUps: [
			'Who inside winces when they hear the story?',
			'What remains to be done that nobody will ever clap for?',
			'When is being known outside real work for the company, and can you say so with a straight face?'
		],
		starter: 'By next session I will take one of the unglamorous steps of …, namely …',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'preening',
		tags: {
			challenges: ['claiming_impact', 'finishing_for_others'],
			archetypes: ['architect'],
			contexts: ['engineering_led']
		}
	},
	{
		slug: 'invited-to-everything',
		title: 'Fourteen forums and a guild',
		situation:
			'Every council in the company wants a principal engineer in it, and being asked is pleasant. Your calendar shows eleven hours of presence a week and no decision that bears your mark.',
		question: 'Which of your meetings would be the same without you, and how could you test that?',
		followUps: [
			'In which of them do you change what people do the next morning?',
			'Who would be glad of your seat?',
			'What does your manager believe you do there?'
		],
		starter: 'By next session I will give up my place in …, and propose … for it.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'preening',
		tags: {
			challenges: ['graded_without_being_told'],
			steps: ['define_responsibilities'],
			archetypes: ['right_hand', 'architect'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'applause-meter',
		title: 'The demo that won the day',
		situation:
			'Your prototype was the talk of the all-hands, and the chief executive mentioned it by name. Nine weeks later no team has it on a plan, and it still runs under your desk.',
		question: 'If applause did not exist, which of your projects would you drop this week?',
		followUps: [
			'Which quiet one would you pick up?',
			'Who needs the prototype enough to take it from you?',
			'What did the applause make you promise?'
		],
		starter: 'By next session I will find an owner for …, or say openly that it ends.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'preening',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			steps: ['beyond_interesting_work'],
			archetypes: ['solver'],
			contexts: ['startup']
		}
	},
	{
		slug: 'luggage-from-the-last-company',
		title: 'Luggage from the last company',
		situation:
			'Where you worked before, data residency nearly sank the firm, and you saw it coming. Here there are two hundred people, one region, and a plan with your name on it for sharding by country.',
		question: 'What is the evidence, from this company and this year, for the problem you are surest about?',
		followUps: [
			'Which colleague has felt it, and could show you?',
			'At what size would it become real, and how would you see that size coming?',
			'Which plain problem did you step over on the way to this one?'
		],
		starter:
			'By next session I will ask three colleagues for the worst problem they had this month, before I talk about …',
		minutes: 25,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'chasing_ghosts',
		tags: { challenges: ['strategy'], archetypes: ['architect'], contexts: ['startup'] }
	},
	{
		slug: 'first-ninety-days-of-conviction',
		title: 'Hired for having answers',
		situation:
			'You joined at a level where certainty is expected, and by week three you had named the top problem. It is now month five, two teams are working on it, and the people who were here before have gone polite.',
		question: 'What did you announce before you understood, and what would it cost to say so?',
		followUps: [
			'Who knew better, and was not asked?',
			'How would you want a newcomer to correct course in front of you?',
			'What have you learned since that nobody up there has heard yet?'
		],
		starter: 'By next session I will tell … what I have changed my mind about, and what follows from it.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'chasing_ghosts',
		tags: { challenges: ['late_perception'], archetypes: ['solver', 'right_hand'] }
	},
	{
		slug: 'the-simple-problem-nobody-solves',
		title: 'Simple to say, stubborn to solve',
		situation:
			'Two teams need to agree on one field in one event, and have not for a year. A proposal for an event platform with schema governance is, by contrast, making good progress.',
		question: 'Which plain, nearly embarrassing problem is the large design a way around?',
		followUps: [
			'What have the two sides said to each other, in one room?',
			'With a ban on building anything, what would you try first?',
			'Who gains from its being called complicated?'
		],
		starter: 'By next session I will get … and … to settle …, without a document.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'chasing_ghosts',
		tags: {
			challenges: ['partnering_with_functions', 'finishing_for_others'],
			archetypes: ['architect', 'tech_lead']
		}
	},
	{
		slug: 'scale-we-do-not-have',
		title: 'Ready for a million tenants',
		situation:
			'The quarterly plan hardens everything for a load a hundred times today’s, because that is how serious companies do it. Sales signed four customers last month, and one of them left over a missing export button.',
		question: 'Which disaster is your company insured against that it will never be large enough to have?',
		followUps: [
			'What does that insurance cost in features not built?',
			'Can you draw the line at which it starts to pay?',
			'What would the customer who left have put on the plan?'
		],
		starter:
			'By next session I will put a number on when … becomes necessary, and propose what to do until then.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'chasing_ghosts',
		tags: {
			challenges: ['timing'],
			pitfalls: ['accountability_without_context'],
			archetypes: ['architect'],
			contexts: ['startup', 'engineering_led']
		}
	},
	{
		slug: 'the-clever-no',
		title: 'The best objection in the room',
		situation:
			'Product showed an early idea, and you found the hole in it within four minutes. They thanked you, cancelled the follow-up, and have not shown you anything early since.',
		question: 'What did the last idea you sank need from you in order to float?',
		followUps: [
			'When you object, who has to do the next piece of work?',
			'Could you have said the same thing as an offer?',
			'Who has stopped bringing you things?'
		],
		starter: 'By next session I will go back to … about …, with one way in which it could work.',
		minutes: 20,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'negativity_as_status',
		tags: {
			challenges: ['partnering_with_functions'],
			signs: ['blame'],
			archetypes: ['architect', 'tech_lead']
		}
	},
	{
		slug: 'right-about-the-database-bill',
		title: 'Right, and no help at all',
		situation:
			'In front of everyone you pointed out that the data team lets its costs grow, and the graph was on your side. They had chosen a customer deadline over the bill, and nobody in the room said that.',
		question: 'When were you last right in public at the expense of someone who had chosen well?',
		followUps: [
			'What did you not know about their choice?',
			'Who took the higher ground, and what did it buy?',
			'How might you have found out in private first?'
		],
		starter:
			'By next session I will ask … what they traded off in …, and set the record straight where I spoke too soon.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'negativity_as_status',
		tags: {
			pitfalls: ['accountability_without_context'],
			signs: ['blame'],
			principles: ['context_is_needed'],
			archetypes: ['solver']
		}
	},
	{
		slug: 'the-sceptic-on-retainer',
		title: 'The house sceptic',
		situation:
			'They send you the doubtful proposals because you can be relied on to doubt. It has become a role, the proposals have become safer, and you are a little tired of your own voice.',
		question: 'What have you been for, out loud, in the last month?',
		followUps: [
			'Which idea would you back with your own time?',
			'What happens to a bold proposal before it reaches you?',
			'How many objections is a good idea worth?'
		],
		starter: 'By next session I will back … in public, and take on one task that helps it along.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'negativity_as_status',
		tags: { challenges: ['preening'], archetypes: ['architect', 'right_hand'] }
	}
]
