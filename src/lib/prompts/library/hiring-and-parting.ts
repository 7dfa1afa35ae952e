import type { Prompt } from '../prompt.ts'

/** How people come, and how they go. */
export const hiringAndParting: readonly Prompt[] = [
	{
		slug: 'the-seat-open-since-winter',
		title: 'The seat that has been open since winter',
		situation:
			'Thirty candidates, two offers, nobody hired, and the loop keeps turning people down for different reasons. The team does the missing person’s work and has come to see each new candidate as an interruption.',
		question: 'Whom are you looking for, described by what they will have changed after a year?',
		followUps: [
			'Which of the rejected would you take today?',
			'Is somebody in the loop defending a bar that nobody agreed on?',
			'Could one of your own people do it, if you hired for their present place?'
		],
		starter:
			'By next session I will write what the person in … should have changed after a year, and check the loop against it.',
		minutes: 20,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'hiring',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			steps: ['define_responsibilities'],
			contexts: ['startup']
		}
	},
	{
		slug: 'the-brilliant-candidate',
		title: 'A star from a very large company',
		situation:
			'Everyone is a little in love with the candidate who ran storage for half the planet. In the whole interview, nobody asked what he would do with nine people and a support inbox.',
		question:
			'How do you learn in an hour whether someone will solve your problems rather than their old ones?',
		followUps: [
			'Which real and unimpressive problem of yours would you lay on the table?',
			'Would you notice if they asked better questions than they gave answers?',
			'What did you miss the last time a name impressed you?'
		],
		starter: 'By next session I will bring one dull, real problem of ours into the interview for …',
		minutes: 20,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'hiring',
		tags: {
			challenges: ['chasing_ghosts'],
			archetypes: ['architect'],
			contexts: ['startup', 'engineering_led']
		}
	},
	{
		slug: 'what-we-promised-in-the-interview',
		title: 'Sold on greenfield, given the pager',
		situation:
			'To win a candidate you spoke of the new platform, and it was not exactly a lie. She has been here for ten weeks, all of them in the old one, and has begun to decline your coffees.',
		question: 'Which part of the job do you leave out when you want somebody to say yes?',
		followUps: [
			'Who would take the job because of that very part?',
			'Told straight, how does the difficult half sound as a reason to come?',
			'And what is owed to those who heard the other version?'
		],
		starter: 'By next session I will tell the next candidate for … about …, before they ask.',
		minutes: 15,
		source: { document: 'framework', part: 'Step 6' },
		lens: 'hiring',
		tags: {
			pitfalls: ['coddling_under_pressure', 'only_boring_work'],
			steps: ['beyond_interesting_work'],
			principles: ['market_has_shifted'],
			signs: ['attrition'],
			contexts: ['retention_pressure']
		}
	},
	{
		slug: 'the-friend-you-hired-first',
		title: 'Employee number four',
		situation:
			'He built the first version in a kitchen and is loved by everybody, and the company has outgrown what he does well. There are forty of you, and any decision will be discussed at every table.',
		question: 'What would a decent ending look like, for him and for those who watch?',
		followUps: [
			'Has he been told in plain words, with time to change something?',
			'Are you looking for a role for him, or for a way around the talk?',
			'How will you speak about it the day after?'
		],
		starter:
			'By next session I will have the first honest conversation with …, without a decision in my pocket.',
		minutes: 30,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'letting_people_go',
		tags: {
			pitfalls: ['coddling_under_pressure'],
			steps: ['shift_mindset'],
			archetypes: ['right_hand'],
			contexts: ['startup']
		}
	},
	{
		slug: 'a-surprise-to-them-alone',
		title: 'A surprise to one person only',
		situation:
			'When she was dismissed, the whole floor had seen it coming for a year. She herself had two reviews that called her a valued colleague.',
		question: 'To whom would a bad rating come as a surprise next month, and whose doing would that be?',
		followUps: [
			'Which words did you use, and which did they hear?',
			'If they turned it around by spring, would you believe it?',
			'Who helps, besides telling?'
		],
		starter:
			'By next session I will tell … where they stand, in a sentence that cannot be taken for praise, and what help there is.',
		minutes: 25,
		source: { document: 'framework', part: 'Step 3' },
		lens: 'letting_people_go',
		tags: {
			pitfalls: ['coddling_under_pressure'],
			steps: ['set_expectations'],
			signs: ['missing_support'],
			principles: ['accountability_is_growth', 'coddling_stunts'],
			signals: ['retention_or_accountability']
		}
	},
	{
		slug: 'those-who-remain',
		title: 'The Monday after the layoffs',
		situation:
			'A tenth of engineering is gone, chosen by a method that was not explained. The rest answer messages within seconds and no longer disagree with anything.',
		question: 'What can you truthfully say to the people who are still here?',
		followUps: [
			'Which work will you stop, now that fewer are left to do it?',
			'Who among them is already writing applications, and has anyone told them that they are wanted?',
			'Where do you disagree with what was done, and with whom may you say so?'
		],
		starter: 'By next session I will talk to … alone, and say which of our plans no longer hold.',
		minutes: 25,
		source: { document: 'framework', part: 'Warning signs' },
		lens: 'letting_people_go',
		tags: {
			pitfalls: ['accountability_without_context'],
			steps: ['balance_support'],
			signs: ['attrition', 'blame', 'arbitrary_standards'],
			principles: ['market_has_shifted', 'context_is_needed'],
			contexts: ['large_enterprise']
		}
	}
]
