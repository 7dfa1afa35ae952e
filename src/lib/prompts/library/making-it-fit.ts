import type { Prompt } from '../prompt.ts'

/** Accountability as a practice: where it is too early, too hard, too formal, or only talked about. */
export const makingItFit: readonly Prompt[] = [
	{
		slug: 'staff-at-twelve-people',
		title: 'A staff engineer in a company of twelve',
		situation:
			'A candidate will only join with the word staff in the contract, and you could give it away for nothing. There are twelve of you, one product, and no ladder of any sort.',
		question:
			'In a company your size, what could a person be answerable for today that would deserve the word later?',
		followUps: [
			'Who else would ask for it on the same day?',
			'In three years, what will the title have cost you?',
			'Which scope would be an honest offer instead?'
		],
		starter:
			'By next session I will write down one responsibility at our size that is truly senior, and offer it to …',
		minutes: 15,
		source: { document: 'framework', part: 'Adaptation guidance' },
		lens: 'unclear_success_criteria',
		tags: {
			challenges: ['hiring'],
			steps: ['define_responsibilities'],
			signals: ['ladder_questions', 'wanting_without_showing'],
			contexts: ['startup']
		}
	},
	{
		slug: 'committee-of-strangers',
		title: 'Judged by a committee of strangers',
		situation:
			'In a company of nine thousand, seven people who have never met your engineer decide in November. The form has a field for scope and none for the way she steadied three teams.',
		question: 'Which behaviour can a committee of strangers recognise, and how would you show it to them?',
		followUps: [
			'Who has seen it from outside your department and would write that down?',
			'What do the seven disagree about among themselves?',
			'Might you help one of them to see better before November?'
		],
		starter:
			'By next session I will collect two accounts of what … did for others, from people who do not report to me.',
		minutes: 20,
		source: { document: 'framework', part: 'Adaptation guidance' },
		lens: 'promotion_packet',
		tags: {
			challenges: ['invisible_work', 'hidden_rules'],
			steps: ['set_expectations'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'all-peers-and-nobody-answers',
		title: 'All peers, and nobody answers for it',
		situation:
			'Nothing here is decided against the engineers, and you are proud of that. When search was down for a day, nine capable people explained very well why it was not theirs.',
		question: 'For what, by name, can another engineer come and hold you to your word?',
		followUps: [
			'What happens in this company when somebody does not do what they said?',
			'Who may ask you about it without being rude?',
			'Where does good discussion stand in for a decision?'
		],
		starter: 'By next session I will put my name to one result, namely …, and invite … to ask me about it.',
		minutes: 20,
		source: { document: 'framework', part: 'Adaptation guidance' },
		lens: 'team_strength',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			steps: ['set_expectations', 'shift_mindset'],
			principles: ['accountability_is_growth'],
			archetypes: ['tech_lead', 'architect'],
			contexts: ['engineering_led']
		}
	},
	{
		slug: 'it-landed-as-blame',
		title: 'You meant a challenge and they heard blame',
		situation:
			'A team was to own its uptime, so you gave them the number and thought of it as trust. In the hallway it is known as the blame chart.',
		question: 'What came with the demand, apart from the number?',
		followUps: [
			'Which help did they ask for, and how long did the answer take?',
			'Do they control what the number depends on?',
			'How did you behave the first time it was bad?'
		],
		starter:
			'By next session I will ask … what they would need in order to answer for …, and get them one thing on the list.',
		minutes: 20,
		source: { document: 'framework', part: 'Warning signs' },
		lens: 'accountability_as_micromanagement',
		tags: {
			pitfalls: ['accountability_without_context'],
			steps: ['balance_support'],
			signs: ['blame', 'missing_support'],
			principles: ['accountability_is_growth'],
			archetypes: ['tech_lead']
		}
	},
	{
		slug: 'the-good-ones-are-leaving',
		title: 'Three of the good ones, in one quarter',
		situation:
			'You raised the bar, and the people you raised it for are going, politely. One view is that this is the price of seriousness; another is that you got something wrong.',
		question: 'What do the three who left have in common that those who stayed have not?',
		followUps: [
			'Who spoke with them before they had decided?',
			'Was the bar higher, or only colder?',
			'Which support would you add without lowering anything?',
			'Who is the fourth?'
		],
		starter:
			'By next session I will ask one of those who left what we should have done, and listen without defending anything.',
		minutes: 30,
		source: { document: 'framework', part: 'Warning signs' },
		lens: 'coddling_under_pressure',
		tags: {
			steps: ['balance_support'],
			signs: ['attrition', 'missing_support'],
			principles: ['accountability_is_growth'],
			signals: ['retention_or_accountability'],
			contexts: ['retention_pressure', 'engineering_led']
		}
	},
	{
		slug: 'a-manager-who-hears-antagonism',
		title: 'The manager who thinks it is unkind',
		situation:
			'You asked a colleague in management to be straight with his team, and he answered that he is not that sort of boss. His people like him, and none has been promoted in four years.',
		question: 'How would you show somebody kind that clarity is part of kindness?',
		followUps: [
			'What happened to him, or to you, when someone was straight in a bad way?',
			'Whose growth has his gentleness held up?',
			'Where do you avoid the same conversation, in a more sophisticated manner?'
		],
		starter: 'By next session I will tell … about a time when a hard word did me good, and ask about theirs.',
		minutes: 15,
		source: { document: 'framework', part: 'Prerequisites' },
		lens: 'growing_others',
		tags: {
			pitfalls: ['coddling_under_pressure'],
			steps: ['shift_mindset'],
			principles: ['coddling_stunts', 'accountability_is_growth'],
			signals: ['retention_or_accountability', 'sheltered_engineers']
		}
	},
	{
		slug: 'bored-and-asking',
		title: '“Give me something harder”',
		situation:
			'An engineer has told you for the second time that she could carry more. You believe her, and whenever you look around, everything hard already belongs to somebody.',
		question: 'Which hard problem of yours are you keeping because it is yours?',
		followUps: [
			'What does she not know about the business that she would need for it?',
			'What would a fair first test be, with a real consequence?',
			'How many weeks until her request becomes an application elsewhere?'
		],
		starter: 'By next session I will offer … the problem of …, with everything I know about why it matters.',
		minutes: 15,
		source: { document: 'framework', part: 'When to use' },
		lens: 'room_and_attention',
		tags: {
			challenges: ['growing_others', 'only_you_can'],
			steps: ['give_real_problems'],
			principles: ['challenges_develop'],
			signals: ['asking_for_more', 'sheltered_engineers'],
			archetypes: ['tech_lead'],
			contexts: ['engineering_led', 'retention_pressure']
		}
	}
]
