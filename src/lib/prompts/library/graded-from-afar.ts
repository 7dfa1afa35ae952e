import type { Prompt } from '../prompt.ts'

/** Being judged without instructions, late, and by somebody new. */
export const gradedFromAfar: readonly Prompt[] = [
	{
		slug: 'nobody-assigns-you-work',
		title: 'No one has told you what to do since March',
		situation:
			'The last person who assigned you a task has left, and nothing replaced her. You fill the weeks sensibly, and in December somebody will say whether it was the right thing.',
		question: 'Who will judge this half-year, and what would they say if they judged it today?',
		followUps: [
			'On what evidence, seen from where they sit?',
			'Which of your present tasks did you choose because it was near?',
			'Could you tell them now what you intend, and watch their face?'
		],
		starter:
			'By next session I will send … five lines on what I am working on and why, and ask what is missing.',
		minutes: 25,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'graded_without_being_told',
		tags: {
			challenges: ['late_perception'],
			steps: ['set_expectations'],
			signals: ['asking_for_more'],
			archetypes: ['architect', 'solver']
		}
	},
	{
		slug: 'liked-is-not-enough',
		title: 'Everyone likes working with you',
		situation:
			'Your feedback has been warm for three years, and it mentions your patience on every page. Not one sentence in it would help anyone decide whether you are good at this level.',
		question: 'If kindness were struck from your last feedback, how much would be left?',
		followUps: [
			'Who knows your work well enough to criticise it?',
			'What did you pass on that you should have contested?',
			'Do your own comments about colleagues say more than that?'
		],
		starter:
			'By next session I will ask … to tell me one thing I did this quarter that should have been better.',
		minutes: 15,
		source: { document: 'interview', part: 'Two career paths' },
		lens: 'graded_without_being_told',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			signs: ['missing_support'],
			principles: ['coddling_stunts']
		}
	},
	{
		slug: 'your-manager-does-not-know-either',
		title: 'Your manager is guessing as well',
		situation:
			'For the third time you asked what matters most next year, and got a thoughtful answer that fits any year. It has dawned on you that no one above has a clearer one.',
		question: 'Suppose nobody is holding back the answer: what would you decide to be graded on?',
		followUps: [
			'Which two people would have to agree for it to count?',
			'Is there a worry up there that your choice would take away?',
			'Until when would you stick to it, even without applause?'
		],
		starter: 'By next session I will propose my own two goals for … to …, instead of asking for them.',
		minutes: 20,
		source: { document: 'interview', part: 'Two career paths' },
		lens: 'graded_without_being_told',
		tags: {
			challenges: ['strategy'],
			steps: ['define_responsibilities'],
			signs: ['arbitrary_standards'],
			signals: ['ladder_questions', 'asking_for_more'],
			contexts: ['startup']
		}
	},
	{
		slug: 'news-of-last-spring',
		title: 'Praised in autumn for last spring',
		situation:
			'A director stopped you in the corridor to praise the retry work, which you had almost forgotten. By the same clock, nobody will know until next year that you have been treading water since June.',
		question: 'How old is the picture that people who matter have of your work?',
		followUps: [
			'Which direction would it move if it were brought up to date this afternoon?',
			'Through whom does news of your work reach them?',
			'What could be seen earlier without your having to boast?'
		],
		starter:
			'By next session I will show an unfinished piece of … to …, who would otherwise hear of it in half a year.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'late_perception',
		tags: {
			challenges: ['invisible_work'],
			archetypes: ['architect', 'right_hand'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'an-old-reputation',
		title: 'Still the one who broke checkout',
		situation:
			'Two years ago a change of yours took payments down for an afternoon, and it made you much more careful. Last week someone introduced you to a newcomer with that story.',
		question: 'Which outdated opinion of you still decides what you are given?',
		followUps: [
			'Who holds it, and what have they seen of you since?',
			'About which colleague do you hold one like it?',
			'Is correcting it worth a conversation, or only time?'
		],
		starter:
			'By next session I will check what I still believe about … from long ago, and look at what they have done since.',
		minutes: 15,
		source: { document: 'interview', part: 'Core challenges of leadership' },
		lens: 'late_perception',
		tags: { signs: ['blame'], principles: ['accountability_is_growth'], archetypes: ['solver', 'tech_lead'] }
	},
	{
		slug: 'manager-number-four',
		title: 'The fourth manager in two years',
		situation:
			'Your new manager is friendly, comes from another field and has inherited a spreadsheet with your name and one adjective. The one who was going to speak for you is on somebody else’s farewell mail.',
		question: 'If your manager left on Friday, what about your work would be lost with them?',
		followUps: [
			'Where is it written down in words that are not yours?',
			'Besides your manager, who would stand up for you?',
			'In a first meeting, what should the new one hear, and what had better wait?'
		],
		starter:
			'By next session I will put what was agreed about my role into one page, and have … confirm it while they can.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'change_of_manager',
		tags: { challenges: ['promotion_packet', 'late_perception'], contexts: ['large_enterprise'] }
	},
	{
		slug: 'almost-there-again',
		title: 'Almost there, says the one who left',
		situation:
			'You had been told that it was a matter of one more cycle. Her successor has read the notes, sees things otherwise, and would like to get to know your work first.',
		question: 'Before you argue your case again, what might the new pair of eyes have right?',
		followUps: [
			'Was the promise ever hers to give?',
			'Which of your results need no witness?',
			'At what point would you rather go than start over, and have you said so to anyone?'
		],
		starter:
			'By next session I will ask my new manager which part of my case convinces them least, and bring the answer here.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'change_of_manager',
		tags: {
			challenges: ['hidden_rules'],
			pitfalls: ['unclear_success_criteria'],
			signs: ['attrition', 'arbitrary_standards'],
			contexts: ['retention_pressure']
		}
	},
	{
		slug: 'the-ladder-was-rebuilt',
		title: 'Two rungs added below your feet',
		situation:
			'The company split senior into two levels and called it clarity. People who were half a year from staff are now two promotions away from it, and one of them reports to you.',
		question: 'What do you owe somebody whose goal was moved by a reorganisation?',
		followUps: [
			'How much of the truth have they been told, and by whom?',
			'Which responsibilities can you give them whatever the level is called?',
			'Would you advise your best friend to stay?'
		],
		starter:
			'By next session I will tell … plainly what the change means for them, and what I can and cannot do about it.',
		minutes: 20,
		source: { document: 'interview', part: 'Navigate ambiguity with promotion packets' },
		lens: 'change_of_manager',
		tags: {
			challenges: ['growing_others'],
			pitfalls: ['coddling_under_pressure'],
			signs: ['attrition'],
			signals: ['retention_or_accountability'],
			contexts: ['retention_pressure', 'large_enterprise']
		}
	}
]
