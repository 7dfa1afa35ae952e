/** Who and what the demo shows. Invented people; nobody's words. */
export interface DemoCommitment {
	by: string
	words: string
	/** What it said before it was renegotiated. */
	before?: string
	outcome?: string
	reason?: string
	support?: string
	witness?: string
	private?: boolean
	ended?: ['kept' | 'learned' | 'let_go', string | null]
	checkIns?: string[]
}

export interface DemoCircle {
	name: string
	purpose: string
	videoUrl: string
	zone: string
	time: string
	minutes: number
	nextInDays: number
	members: string[]
	answers: Record<string, 'yes' | 'maybe' | 'no'>
	commitments: DemoCommitment[]
}

export const people = [
	{ name: 'Ana', title: 'Staff engineer, payments', archetype: 'solver', zone: 'Europe/Lisbon' },
	{ name: 'Ilse', title: 'Principal engineer', archetype: 'architect', zone: 'Europe/Berlin' },
	{ name: 'Tomasz', title: 'Staff engineer, storage', archetype: 'tech_lead', zone: 'Europe/Warsaw' },
	{ name: 'Sefa', title: 'Staff engineer', archetype: 'tech_lead', zone: 'Europe/Istanbul' },
	{ name: 'Wanjiru', title: 'Chief of staff to the CTO', archetype: 'right_hand', zone: 'Africa/Nairobi' },
	{ name: 'Oyelaran', title: 'Staff engineer, identity', archetype: 'architect', zone: 'Africa/Lagos' },
	{ name: 'Bridget', title: 'Distinguished engineer', archetype: 'solver', zone: 'America/Halifax' },
	{ name: 'Priyamvada', title: 'Principal engineer', archetype: 'architect', zone: 'Asia/Kolkata' },
	{ name: 'Marisol', title: 'VP Engineering', archetype: 'right_hand', zone: 'America/Bogota' },
	{ name: 'Henrik', title: 'CTO', archetype: null, zone: 'Europe/Stockholm' },
	{ name: 'Noor', title: 'Staff engineer, data', archetype: 'tech_lead', zone: 'Europe/Amsterdam' }
] as const

export const circles: DemoCircle[] = [
	{
		name: 'Load-bearing',
		purpose: 'For people who hold up systems they do not own. We bring what is hard, not what went well.',
		videoUrl: 'https://meet.example.org/load-bearing',
		zone: 'Europe/Berlin',
		time: '16:00',
		minutes: 60,
		nextInDays: 2,
		members: ['Ilse', 'Ana', 'Tomasz', 'Sefa', 'Wanjiru', 'Oyelaran', 'Bridget', 'Priyamvada'],
		answers: {
			Ana: 'yes',
			Ilse: 'yes',
			Tomasz: 'yes',
			Sefa: 'yes',
			Wanjiru: 'yes',
			Oyelaran: 'yes',
			Bridget: 'maybe'
		},
		commitments: [
			{
				by: 'Ana',
				words: 'Get both leads into one room and leave with one ledger we stop writing to.',
				outcome: 'a dated decision with both names on it',
				reason: 'Every reconciliation costs the finance team two days a month.',
				witness: 'Tomasz',
				checkIns: ['The room is booked. One of the two has already asked whether it has to be this quarter.']
			},
			{
				by: 'Ana',
				words:
					'Ask my VP what “senior” means for the next two quarters, and write her answer down in her words.',
				outcome: 'four sentences that she has read and not corrected',
				private: true
			},
			{
				by: 'Oyelaran',
				words: 'Say no to one migration, in writing, with the reason a director would accept.',
				outcome: 'a reply that argues with the reason and not with me',
				witness: 'Wanjiru'
			},
			{
				by: 'Sefa',
				words: 'Write the two sentences that explain why the date is the date.',
				outcome: 'the team can repeat them',
				support: 'a reader outside my company',
				witness: 'Ilse'
			},
			{
				by: 'Priyamvada',
				words: 'Ask both directors the same three questions and put the answers side by side.',
				before: 'Write a proposal for who owns the platform boundary.',
				outcome: 'one page with two columns'
			},
			{
				by: 'Tomasz',
				words: 'Let the team run the incident review. I speak last, and only once.',
				outcome: 'the review has five voices in it',
				witness: 'Ana'
			},
			{
				by: 'Ana',
				words: 'Sit in on two sales calls and say nothing.',
				outcome: 'two pages of notes that product has read',
				support: 'an introduction to somebody in sales',
				witness: 'Ilse',
				ended: ['kept', 'Customers fear the invoice, not the outage. I had it the other way round.']
			},
			{
				by: 'Ana',
				words: 'Get the platform charter signed.',
				outcome: 'three signatures',
				ended: ['learned', 'Nobody had read it. They sign what they helped to write.']
			},
			{ by: 'Ana', words: 'Start the engineering newsletter again.', ended: ['let_go', null] },
			{
				by: 'Wanjiru',
				words: 'Stop going to the launch meeting and see who notices.',
				outcome: 'it happens without me twice',
				ended: ['kept', 'Nobody noticed, and the meeting is shorter.']
			},
			{
				by: 'Ilse',
				words: 'Write down what I would not review any more, and send it before anybody asks.',
				outcome: 'three reviews that somebody else closes',
				ended: ['kept', 'Two of the three were better than mine would have been.']
			},
			{
				by: 'Bridget',
				words: 'Let the retry storm happen once in staging, with everybody watching.',
				outcome: 'the team names the limit, not me',
				ended: ['learned', 'They named it in ten minutes. I had waited two quarters to ask.']
			},
			{
				by: 'Tomasz',
				words: 'Ask for the budget in one sentence instead of one deck.',
				outcome: 'a yes or a no within the week',
				ended: ['kept', 'It was a no, on the same day, with a reason.']
			}
		]
	},
	{
		name: 'Second Opinion',
		purpose: 'Five people who will tell each other when the strategy is a wish.',
		videoUrl: 'https://meet.example.org/second-opinion',
		zone: 'Europe/Stockholm',
		time: '19:30',
		minutes: 75,
		nextInDays: 8,
		members: ['Marisol', 'Henrik', 'Ana', 'Noor', 'Bridget'],
		answers: { Marisol: 'yes', Henrik: 'yes', Noor: 'maybe' },
		commitments: [
			{
				by: 'Ana',
				words: 'Hand the on-call rewrite to someone who will do it differently.',
				before: 'Finish the on-call rewrite before the freeze.',
				outcome: 'a name on the plan that is not mine',
				witness: 'Marisol'
			},
			{
				by: 'Henrik',
				words: 'Tell the board the one number that went the wrong way before they find it.',
				outcome: 'it is in the first paragraph',
				witness: 'Noor'
			},
			{
				by: 'Marisol',
				words: 'Promote nobody on the strength of one project.',
				outcome: 'each packet names three',
				ended: [
					'learned',
					'Two of the packets were stronger for it. The third was one project, and we said so.'
				]
			}
		]
	}
]
