import type { Prompt } from '../prompt.ts'

/** The four archetypes, and the teams that make one or the other possible. */
export const shapesOfTheRole: readonly Prompt[] = [
	{
		slug: 'lead-without-the-line',
		title: 'Leading a team you do not manage',
		situation:
			'You steer what the team builds, and somebody else writes the reviews and approves the holidays. When a deadline slips, both of you are sure the other one was going to say something.',
		question: 'Which conversations with your team belong to you, and which to its manager?',
		followUps: [
			'When did you two last agree on that aloud?',
			'What does the team do with the gaps between you?',
			'What would you like to be told before the others are?'
		],
		starter: 'By next session I will draw up with … who of us speaks up about …, and try it once.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'team_strength',
		tags: {
			challenges: ['graded_without_being_told'],
			steps: ['define_responsibilities'],
			archetypes: ['tech_lead']
		}
	},
	{
		slug: 'owned-by-a-first-name',
		title: 'A person where a team should be',
		situation:
			'Ask who looks after messaging and you get a first name, of somebody who changed teams twice and took the system along. It runs well, and she has not been on a long holiday for three years.',
		question: 'Which of your systems belong to a person, and what would happen on the day they left?',
		followUps: [
			'What does she get out of it that a team would have to replace?',
			'Are your teams strong enough to be given anything?',
			'Which one would you move first, and what would it lose at first?'
		],
		starter:
			'By next session I will list the systems that hang on one name in …, and propose a home for one.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'team_strength',
		tags: {
			challenges: ['growing_others'],
			archetypes: ['solver', 'architect'],
			contexts: ['startup', 'engineering_led']
		}
	},
	{
		slug: 'firefighter-between-fires',
		title: 'Between two emergencies',
		situation:
			'The privacy deadline was met, leadership was grateful, and since then it has been quiet. You belong to no team, no roadmap mentions you, and the next crisis has not picked you yet.',
		question: 'What does a Solver do in the weeks when nothing burns?',
		followUps: [
			'Who sees your work when it consists of things that did not happen?',
			'Which worry of leadership could you take up before it turns urgent?',
			'Is there a team you would like to belong to, and what would you give up for it?'
		],
		starter:
			'By next session I will ask … what worries them most about the next half-year, and pick one thing from it.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'late_perception',
		tags: { challenges: ['invisible_work', 'team_strength'], archetypes: ['solver'] }
	},
	{
		slug: 'you-left-they-stayed',
		title: 'What you leave behind when you move on',
		situation:
			'In ten weeks you made the checkout fast, then leadership called you to the next fire. The team that lives there cannot change your fix and is afraid to say so.',
		question: 'How do you solve a problem so that those who stay can go on without you?',
		followUps: [
			'What did you learn in those ten weeks that is written nowhere?',
			'Who from the team sat beside you, and who should have?',
			'Out of your hearing, how do they talk about it?'
		],
		starter: 'By next session I will go back to … for two hours, and have them change … while I watch.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'growing_others',
		tags: {
			challenges: ['finishing_for_others'],
			steps: ['balance_support'],
			archetypes: ['solver', 'tech_lead']
		}
	},
	{
		slug: 'architecture-by-decree',
		title: 'The standard nobody follows',
		situation:
			'You published the front-end standard in January with the consent of everyone who matters. It is October, four teams have each found a reason, and the reasons are not stupid.',
		question: 'Who would have to want this standard for it to live without you?',
		followUps: [
			'Which of the four reasons would you write into it?',
			'What do the teams lose by following, in a normal week?',
			'Would you rather have quality in your area or conformity in it?'
		],
		starter:
			'By next session I will sit with … through one change under the standard, and alter what gets in their way.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'team_strength',
		tags: {
			pitfalls: ['accountability_as_micromanagement'],
			archetypes: ['architect'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'borrowed-authority',
		title: 'Speaking with somebody else’s voice',
		situation:
			'You carry half of an executive’s load, and people agree with you before you have finished the sentence. You no longer know which of them were persuaded.',
		question: 'Who still disagrees with you honestly, now that your chair stands next to power?',
		followUps: [
			'When one of them did so last, how did it go for them?',
			'Which of your decisions would stand if your executive left tomorrow?',
			'When do you say whose wish it is, and when not?'
		],
		starter: 'By next session I will put … to … as my own doubt, and ask for the case against it.',
		minutes: 20,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'only_you_can',
		tags: { challenges: ['late_perception'], archetypes: ['right_hand'], contexts: ['large_enterprise'] }
	},
	{
		slug: 'the-job-without-a-name',
		title: 'No reports, no code, no title',
		situation:
			'For a year you have run planning, settled quarrels between directors and written no code to speak of. On paper you are a staff engineer, and the ladder has nothing to say about any of it.',
		question: 'Where would you point somebody who looks for your work in the commit log?',
		followUps: [
			'What would go wrong in a quarter without you?',
			'Is it leadership that the company needs, or a patch over a structure that does not work?',
			'Who else in the company does it, under which odd title?'
		],
		starter:
			'By next session I will describe my last month in five outcomes, and have … say which of them count.',
		minutes: 25,
		source: { document: 'interview', part: 'Archetypes of staff roles' },
		lens: 'invisible_work',
		tags: {
			challenges: ['only_you_can', 'promotion_packet'],
			steps: ['define_responsibilities'],
			signals: ['ladder_questions'],
			archetypes: ['right_hand'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'the-wrong-shape-here',
		title: 'A shape the company does not need',
		situation:
			'You are at your best going deep into one area for years. The company, growing fast and short of everything, keeps thanking people who jump.',
		question: 'Which shape of staff engineer does your company really pay for, and is it yours?',
		followUps: [
			'What did the last three people promoted have in common?',
			'Could you do the wanted thing with your own strengths for a year?',
			'What would you keep doing although nobody values it, and be at peace with?'
		],
		starter:
			'By next session I will ask two recently promoted colleagues what they think they were promoted for.',
		minutes: 25,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'graded_without_being_told',
		tags: {
			challenges: ['hidden_rules'],
			signals: ['ladder_questions'],
			archetypes: ['architect', 'solver', 'tech_lead', 'right_hand']
		}
	}
]
