import type { Prompt } from '../prompt.ts'

/** Being told what is wanted but not why, or why but not what good would be. */
export const contextAndCriteria: readonly Prompt[] = [
	{
		slug: 'the-date-from-nowhere',
		title: 'A date nobody can explain',
		situation:
			'The end of March was announced as fixed, and six teams reshuffled their quarter around it. You have asked three people where it comes from and had three different answers.',
		question: 'If you could ask one person one thing about that date, who would it be, and what stops you?',
		followUps: [
			'What would you do differently if it turned out to be a contract, and what if it were a guess?',
			'Which of your own dates would a junior colleague be unable to explain?',
			'Who has already stopped believing in it?'
		],
		starter:
			'By next session I will find out from … what happens if the date moves by a month, and tell the teams.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 2' },
		lens: 'accountability_without_context',
		tags: {
			steps: ['balance_support'],
			principles: ['context_is_needed'],
			signals: ['sheltered_engineers'],
			archetypes: ['tech_lead', 'solver']
		}
	},
	{
		slug: 'read-me-the-margin',
		title: 'Could you draw how the money comes in?',
		situation:
			'Your roadmap refers to growth on every page. Last week a support agent asked which customers are profitable, and the room of principal engineers went quiet.',
		question: 'Which number about your business would change your technical plan, and do you know it?',
		followUps: [
			'Who does know it, and have you ever had lunch with them?',
			'What decision of the last year would you take back if the number were half of what you assume?',
			'How would the engineers around you learn it without a slide deck?'
		],
		starter: 'By next session I will get the figure for … from …, and check one decision against it.',
		minutes: 25,
		source: { document: 'framework', part: 'Key principles' },
		lens: 'accountability_without_context',
		tags: {
			challenges: ['partnering_with_functions'],
			steps: ['define_responsibilities', 'balance_support'],
			principles: ['context_is_needed'],
			archetypes: ['right_hand', 'architect']
		}
	},
	{
		slug: 'the-cancelled-project',
		title: 'The project that stopped on a Tuesday',
		situation:
			'Eight months of work ended with a two-line message that thanked everybody for their flexibility. The team now estimates everything high and asks for nothing.',
		question: 'What would you have to tell this team for the cancellation to make sense to them?',
		followUps: [
			'Do you know it yourself, or only a tidy version?',
			'Which trade-off was made, and who lost by it?',
			'What may you not tell, and can you at least say that?'
		],
		starter: 'By next session I will sit down with … and lay out what was weighed when … was stopped.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 2' },
		lens: 'accountability_without_context',
		tags: {
			challenges: ['strategy'],
			steps: ['balance_support', 'shift_mindset'],
			signs: ['missing_support'],
			archetypes: ['tech_lead'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'why-did-they-say-no',
		title: 'Refused, with no reason given',
		situation:
			'Your proposal went up to the executives and came back as “not now”. You are expected to explain to thirty engineers why the old system stays.',
		question: 'What constraint could make that refusal a good decision?',
		followUps: [
			'Which of the people who decided would give you twenty minutes?',
			'How would you have written the proposal had you known what they were worried about?',
			'What are you about to refuse somebody, and will they hear the reason?'
		],
		starter:
			'By next session I will ask … what the proposal was competing against, and rewrite its first page.',
		minutes: 20,
		source: { document: 'framework', part: 'Step 5' },
		lens: 'accountability_without_context',
		tags: {
			challenges: ['timing'],
			steps: ['give_real_problems'],
			principles: ['context_is_needed'],
			archetypes: ['architect', 'right_hand']
		}
	},
	{
		slug: 'step-up-said-the-review',
		title: '“Show more leadership”',
		situation:
			'The review was kind and ended with a wish to see you act more like staff. When you asked for an example, your manager described somebody who left in spring.',
		question: 'What would a stranger see you do differently on a Wednesday if you had stepped up?',
		followUps: [
			'Which colleague already does one of those things, and what does it look like from close by?',
			'How many of your manager’s peers would agree on the list?',
			'What would not count, however well you did it?'
		],
		starter:
			'By next session I will write down three things I think are expected of me, and have … correct them.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 5' },
		lens: 'unclear_success_criteria',
		tags: {
			challenges: ['graded_without_being_told'],
			steps: ['set_expectations'],
			signs: ['arbitrary_standards'],
			signals: ['ladder_questions', 'asking_for_more']
		}
	},
	{
		slug: 'two-managers-two-bars',
		title: 'Same work, different verdict',
		situation:
			'In calibration, one manager praised an engineer for saying no to three teams, and the next criticised another for exactly that. Everyone in the room nodded both times.',
		question: 'On which behaviour would the leaders of your company disagree if they had to vote in secret?',
		followUps: [
			'Who pays for the disagreement?',
			'Could you write two short examples, one that meets the bar and one that just misses?',
			'What have you been marked down for that you would do again?'
		],
		starter:
			'By next session I will write one example above and one below the bar for …, and show both to two managers.',
		minutes: 25,
		source: { document: 'framework', part: 'Warning signs' },
		lens: 'unclear_success_criteria',
		tags: {
			challenges: ['hidden_rules'],
			steps: ['set_expectations'],
			signs: ['arbitrary_standards'],
			signals: ['ladder_questions'],
			contexts: ['large_enterprise', 'engineering_led']
		}
	},
	{
		slug: 'done-and-nobody-sure',
		title: 'Finished, as far as anyone knows',
		situation:
			'The platform migration is complete, there was cake, and half the traffic still takes the old path. No one lied; it had never been said what finished would mean.',
		question: 'For the largest thing you are answerable for, what could a sceptic check in June?',
		followUps: [
			'Is that an outcome, or a list of things you will have been busy with?',
			'Who would be disappointed although you had met it?',
			'What would make you stop early and call it enough?'
		],
		starter:
			'By next session I will put in one sentence what will be true when … is done, and get … to agree.',
		minutes: 15,
		source: { document: 'framework', part: 'Step 3' },
		lens: 'unclear_success_criteria',
		tags: {
			challenges: ['claiming_impact'],
			steps: ['set_expectations'],
			archetypes: ['tech_lead', 'solver']
		}
	},
	{
		slug: 'asking-for-the-title',
		title: 'They want the title by summer',
		situation:
			'A senior engineer has asked you for a plan to staff and wants it in writing. Their code is excellent, and they have never once been seen to care about a problem outside their own service.',
		question: 'What is missing, in words they could act on rather than resent?',
		followUps: [
			'Can you name a moment when the behaviour would have shown, and did not?',
			'Which problem would let them show it, and would you trust them with it?',
			'Have you promised anything that is not yours to promise?'
		],
		starter:
			'By next session I will tell … the one behaviour I have not seen yet, and agree on where it could show.',
		minutes: 20,
		source: { document: 'framework', part: 'Context signals' },
		lens: 'unclear_success_criteria',
		tags: {
			challenges: ['growing_others'],
			pitfalls: ['coddling_under_pressure'],
			steps: ['define_responsibilities'],
			principles: ['accountability_is_growth'],
			signals: ['wanting_without_showing', 'ladder_questions'],
			contexts: ['retention_pressure']
		}
	}
]
