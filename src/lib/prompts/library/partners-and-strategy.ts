import type { Prompt } from '../prompt.ts'

/** Getting somewhere with people who are measured by other things, and saying where. */
export const partnersAndStrategy: readonly Prompt[] = [
	{
		slug: 'product-has-other-incentives',
		title: 'Paid to disagree with you',
		situation:
			'Your counterpart in product has a bonus on new features, and you answer for stability. Each of you thinks that the other is being unreasonable, and both of you are doing as asked.',
		question: 'What is the person you quarrel with most being graded on?',
		followUps: [
			'Would you act otherwise with their goals?',
			'Which single goal could the two of you share and both be graded on?',
			'Who set the goals so that you collide?'
		],
		starter:
			'By next session I will ask … what a good quarter looks like for them, and look for one goal we could share.',
		minutes: 20,
		source: { document: 'framework', part: 'Expected outcomes' },
		lens: 'partnering_with_functions',
		tags: {
			challenges: ['graded_without_being_told'],
			steps: ['define_responsibilities'],
			principles: ['context_is_needed'],
			archetypes: ['tech_lead', 'right_hand']
		}
	},
	{
		slug: 'sales-sold-it',
		title: 'Sold before it was built',
		situation:
			'The contract contains a feature that does not exist, with a date and a penalty. In the engineering channel the jokes are good, and nobody has rung the salesperson.',
		question: 'What did sales know, at the moment of signing, that engineering did not?',
		followUps: [
			'And the other way round?',
			'Who from your side could sit in on the next call, and say something useful there?',
			'Which smaller promise would have won the customer as well?'
		],
		starter:
			'By next session I will spend an hour with … from sales before the next offer goes out, and bring back what I learned.',
		minutes: 20,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'partnering_with_functions',
		tags: {
			challenges: ['negativity_as_status'],
			pitfalls: ['accountability_without_context'],
			steps: ['give_real_problems'],
			signals: ['sheltered_engineers'],
			archetypes: ['solver', 'tech_lead'],
			contexts: ['startup']
		}
	},
	{
		slug: 'legal-says-no',
		title: 'The department that always says no',
		situation:
			'Three projects ended at the same desk in legal, each after the work was done. You have started to route around it, and you suspect that they have noticed.',
		question: 'Which question, asked of them in week one, would have saved the last project?',
		followUps: [
			'What are they answerable for, and to whom?',
			'Have you ever brought them a problem instead of a solution?',
			'Is there a no that you were secretly glad of?'
		],
		starter:
			'By next session I will take one early idea, namely …, to … and ask how they would make it possible.',
		minutes: 15,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'partnering_with_functions',
		tags: { challenges: ['timing'], archetypes: ['architect', 'solver'], contexts: ['large_enterprise'] }
	},
	{
		slug: 'a-strategy-nobody-wrote',
		title: 'Everyone is waiting for the strategy',
		situation:
			'Infrastructure has had no direction since the reorganisation, and each team guesses in good faith. In the last three disputes both sides said that it depended on a strategy which somebody ought to write.',
		question: 'If you had to write it tonight in half a page, which argument would it settle?',
		followUps: [
			'What would it tell people to stop?',
			'Who must believe it before others will, and what do they fear?',
			'Do you lack the knowledge, the standing, or the nerve?'
		],
		starter:
			'By next session I will write half a page that settles …, and read it to two people who will not like it.',
		minutes: 30,
		source: { document: 'interview', part: 'Doing work that matters' },
		lens: 'strategy',
		tags: {
			challenges: ['only_you_can'],
			steps: ['define_responsibilities', 'give_real_problems'],
			signals: ['asking_for_more'],
			archetypes: ['architect', 'right_hand']
		}
	},
	{
		slug: 'twelve-priorities',
		title: 'Twelve top priorities',
		situation:
			'This year’s technology strategy is handsome, and it forbids nothing. Last week two teams used the same paragraph to justify opposite choices.',
		question: 'What has your strategy ever made anyone give up?',
		followUps: [
			'Which item would you cross out first, and who would fight for it?',
			'Can a new engineer use it on a Thursday afternoon to decide something?',
			'What does your real strategy seem to be, judging by where people’s hours go?'
		],
		starter: 'By next session I will name one thing that we will not do this year, and ask … to disagree.',
		minutes: 20,
		source: { document: 'interview', part: 'A place to find community' },
		lens: 'strategy',
		tags: {
			pitfalls: ['unclear_success_criteria'],
			archetypes: ['architect'],
			contexts: ['large_enterprise', 'engineering_led']
		}
	},
	{
		slug: 'technical-plan-without-a-customer',
		title: 'A plan with no customer in it',
		situation:
			'Your three-year plan reads well to engineers, and every arrow points to something cleaner. The new chief financial officer read it with care and asked who would notice.',
		question: 'Who, outside this department, would be worse off if your plan were never carried out?',
		followUps: [
			'Could you order the plan by their list in place of yours?',
			'Which parts survive that, and which were for the engineers?',
			'How would you say the first of them without a technical word?'
		],
		starter:
			'By next session I will retell the first year of … to … in their terms, and note where I lose them.',
		minutes: 25,
		source: { document: 'framework', part: 'Prerequisites' },
		lens: 'strategy',
		tags: {
			challenges: ['partnering_with_functions', 'room_and_attention'],
			steps: ['give_real_problems'],
			principles: ['context_is_needed'],
			archetypes: ['architect', 'right_hand']
		}
	}
]
