import type { Prompt } from '../prompt.ts'

/** Making one's own case, and finding out what it is measured by. */
export const packetAndPromotion: readonly Prompt[] = [
	{
		slug: 'first-draft-of-the-packet',
		title: 'One page about your own work',
		situation:
			'Ask what you did this year and you will talk well for ten minutes. Asked to put it on a page that a stranger could judge, you find that most of it is effort.',
		question: 'What are the three results on the first page of your packet, and who would confirm each?',
		followUps: [
			'Which of them would not have happened without you?',
			'What is missing that you had hoped to find?',
			'Who should read it before it is any good?'
		],
		starter: 'By next session I will write one page, badly, and show it to … in its bad state.',
		minutes: 30,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'promotion_packet',
		tags: { steps: ['set_expectations'], signals: ['wanting_without_showing'] }
	},
	{
		slug: 'three-readers',
		title: 'Three readers, three verdicts',
		situation:
			'A peer called your draft convincing, someone already at staff level found it thin, and your manager was surprised by half of it. You are tempted to believe the peer.',
		question: 'Which comment on your packet stung most, and what if it is right?',
		followUps: [
			'What did your manager not know about, and how could that be?',
			'Who has sat on a committee and would be blunt with you?',
			'What would you do in the coming quarter if you took the comment at its word?'
		],
		starter:
			'By next session I will ask … for the strongest argument against my case, and write it down without replying.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'promotion_packet',
		tags: { challenges: ['hidden_rules', 'late_perception'], archetypes: ['tech_lead'] }
	},
	{
		slug: 'packet-with-no-vacancy',
		title: 'A packet, though nobody is promoting',
		situation:
			'Promotions are frozen until at least autumn, so the template in your drafts looks pointless. Meanwhile you are choosing what to do for the next nine months by feel.',
		question: 'Read as a plan and not as an application, what does your packet tell you to do next?',
		followUps: [
			'Which gap in it would you close even if the title never came?',
			'What are you doing that will not appear in it at all?',
			'How would you know in three months that it was getting stronger?'
		],
		starter:
			'By next session I will mark the weakest part of my packet, and start one thing that would strengthen it: …',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'promotion_packet',
		tags: {
			challenges: ['graded_without_being_told'],
			principles: ['accountability_is_growth'],
			contexts: ['startup', 'large_enterprise']
		}
	},
	{
		slug: 'the-one-big-project',
		title: 'Waiting for the project that makes you',
		situation:
			'A mentor told you that staff is reached by one great project, so you turned down two useful ones as too small. It has been fourteen months, and the great one has not arrived.',
		question: 'Of the staff engineers you know well, how many had the one big project?',
		followUps: [
			'Who told you so, and how had they got there themselves?',
			'What do the small things you did add up to?',
			'Is your company one of those where it does count, and how would you find out?'
		],
		starter:
			'By next session I will ask … how they came to the title, and whether a single project had much to do with it.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'staff_project_myth',
		tags: {
			challenges: ['hidden_rules'],
			signals: ['wanting_without_showing'],
			archetypes: ['tech_lead', 'architect']
		}
	},
	{
		slug: 'what-counts-in-this-company',
		title: 'True elsewhere, or true here',
		situation:
			'One director swears that nobody makes staff without a flagship of their own, and another promoted two people last spring who had none. Both sit on the committee that will read your case.',
		question: 'What have the last five people promoted here really been promoted for?',
		followUps: [
			'Which of them could you ask this month?',
			'Where do you repeat a rule of the trade that your own company does not follow?',
			'Whose list would change most if it were written down?'
		],
		starter:
			'By next session I will ask two of the last people promoted to … what tipped it, and compare notes.',
		minutes: 15,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'staff_project_myth',
		tags: {
			challenges: ['hidden_rules', 'promotion_packet'],
			signals: ['ladder_questions'],
			archetypes: ['solver', 'right_hand'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'a-year-of-small-repairs',
		title: 'No headline, and everything works',
		situation:
			'Four quarters of small repairs have halved the pages and let three teams ship again. Asked for your biggest achievement, you talk about a prototype from before that.',
		question: 'Which sentence makes a hundred small repairs as easy to see as one launch?',
		followUps: [
			'What would have happened by now without them?',
			'Who felt the difference, and would they say so in writing?',
			'Why do you reach for the prototype?'
		],
		starter:
			'By next session I will put the effect of … into one paragraph with a number, and show it to somebody who was not there.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'staff_project_myth',
		tags: {
			challenges: ['invisible_work', 'promotion_packet', 'late_perception'],
			steps: ['set_expectations'],
			archetypes: ['architect', 'tech_lead'],
			contexts: ['startup']
		}
	},
	{
		slug: 'project-made-for-promotion',
		title: 'A project shaped like a promotion',
		situation:
			'The design is bigger than the need, it touches five teams, and its author goes before the committee in May. You have been asked for a review, and you like the author.',
		question: 'When a project exists to be seen, what does an honest review of it say?',
		followUps: [
			'What is the smaller thing that the users need?',
			'How could the smaller thing, done well, be the better case?',
			'What in your ladder makes people build this way?'
		],
		starter: 'By next session I will tell … honestly what I would build, and help make the case for it.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'staff_project_myth',
		tags: {
			challenges: ['preening'],
			pitfalls: ['coddling_under_pressure'],
			steps: ['beyond_interesting_work'],
			signals: ['wanting_without_showing'],
			archetypes: ['architect']
		}
	},
	{
		slug: 'one-year-in-production',
		title: 'The condition that was not on the ladder',
		situation:
			'The answer was that your system has to run for twelve months before it counts. Nothing you had been given to read says so, and everybody on the committee seemed to know.',
		question: 'Which unwritten condition have you discovered, and by what accident?',
		followUps: [
			'Who could tell you the remaining ones in half an hour?',
			'What is the sensible thought behind the rule?',
			'Where do you apply such a rule yourself without having told anyone?'
		],
		starter: 'By next session I will ask someone who decides, namely …, why good cases get turned down.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'hidden_rules',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			signs: ['arbitrary_standards'],
			signals: ['ladder_questions'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'ratio-in-the-spreadsheet',
		title: 'The number behind the polite answer',
		situation:
			'You followed the ladder point by point and were told to keep going. A friend in finance mentions that there is a ceiling on how many staff engineers a department may have.',
		question: 'What do you do with a limit that nobody is allowed to admit?',
		followUps: [
			'If you had known, what would you have spent the year on?',
			'What may you honestly tell a colleague who asks you for advice?',
			'Which departments have room?'
		],
		starter:
			'By next session I will ask my manager outright whether there is a budget for …, and tell the circle how it went.',
		minutes: 15,
		source: { document: 'interview', part: 'Two career paths' },
		lens: 'hidden_rules',
		tags: {
			challenges: ['promotion_packet'],
			principles: ['context_is_needed'],
			archetypes: ['right_hand'],
			contexts: ['large_enterprise', 'retention_pressure']
		}
	},
	{
		slug: 'the-rule-you-enforce',
		title: 'Your own secret test',
		situation:
			'Last cycle you voted against somebody and said the scope felt small. Walking out, you realised that you could not have told them in advance what scope would have felt right.',
		question: 'In a staff engineer, what do you look for that no candidate was ever told?',
		followUps: [
			'Would it survive being written down?',
			'Whom does it favour?',
			'Who should hear it this week rather than in the verdict?'
		],
		starter:
			'By next session I will write my own test in two sentences, and send it to … before they need it.',
		minutes: 15,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'hidden_rules',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			steps: ['set_expectations'],
			signs: ['arbitrary_standards'],
			contexts: ['engineering_led']
		}
	}
]
