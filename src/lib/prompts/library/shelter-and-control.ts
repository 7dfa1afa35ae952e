import type { Prompt } from '../prompt.ts'

/** Too soft and too tight: what people do instead of holding somebody to a result. */
export const shelterAndControl: readonly Prompt[] = [
	{
		slug: 'the-softened-review',
		title: 'The review that lost its point',
		situation:
			'You drafted a review that named the real gap, then heard its subject was interviewing elsewhere. By the time you sent it, the gap had turned into “an opportunity to explore”.',
		question: 'Which sentence did you take out of the last hard review you wrote, and who was that for?',
		followUps: [
			'If the person had read the first draft, what is the worst thing that would really have happened?',
			'What has the missing sentence cost them since?',
			'How would you say it next week, over coffee, in one breath?'
		],
		starter: 'By next session I will say to … the thing I left out, with one example and an offer of help.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 1' },
		lens: 'coddling_under_pressure',
		tags: {
			steps: ['shift_mindset'],
			principles: ['coddling_stunts'],
			signals: ['retention_or_accountability'],
			contexts: ['retention_pressure']
		}
	},
	{
		slug: 'outage-behind-closed-doors',
		title: 'Kept away from the angry customer',
		situation:
			'The biggest account rang on Friday, furious, and your manager took the call so that the engineers could keep their weekend. On Monday the team planned its sprint as if nothing had happened.',
		question: 'What bad news is being kept from your team right now, and by whom?',
		followUps: [
			'Has anyone ever asked to be spared it?',
			'Who on the team would do better work this week for having heard that call?',
			'Where are you the one who is being spared?'
		],
		starter: 'By next session I will bring one piece of bad news to the team unfiltered, namely …',
		minutes: 20,
		source: { document: 'framework', part: 'Step 4' },
		lens: 'coddling_under_pressure',
		tags: {
			challenges: ['partnering_with_functions'],
			steps: ['give_real_problems'],
			principles: ['challenges_develop'],
			signals: ['sheltered_engineers'],
			archetypes: ['tech_lead']
		}
	},
	{
		slug: 'the-counter-offer-reflex',
		title: 'The counter-offer reflex',
		situation:
			'A strong engineer resigned, and within a day there were more money, a new title and a project without deadlines on the table. Nobody asked what in the last year had made leaving look like growth.',
		question: 'When did you last pay somebody to stay instead of giving them something worth staying for?',
		followUps: [
			'Of those who left you, how many went towards a harder problem?',
			'What could you hand to your best person that would frighten you both a little?',
			'Would they tell you if they were bored?'
		],
		starter:
			'By next session I will offer … a problem that is bigger than their present one, and say what I expect of it.',
		minutes: 25,
		source: { document: 'framework', part: 'Adaptation guidance' },
		lens: 'coddling_under_pressure',
		tags: {
			challenges: ['growing_others'],
			steps: ['balance_support'],
			signs: ['attrition'],
			principles: ['accountability_is_growth', 'market_has_shifted'],
			signals: ['retention_or_accountability'],
			contexts: ['retention_pressure', 'engineering_led']
		}
	},
	{
		slug: 'habits-of-the-easy-years',
		title: 'Habits from the hiring boom',
		situation:
			'For some years a manager was judged mainly by how few people resigned, and a whole way of speaking grew up around that. Offers are rarer now, and the euphemisms are still here.',
		question: 'Which habit of your company only made sense when everyone had three offers in hand?',
		followUps: [
			'Who among your managers has never had to give a bad rating?',
			'What is the fair version of this change, and what would be revenge?'
		],
		starter: 'By next session I will stop … and tell those concerned why.',
		minutes: 15,
		source: { document: 'framework', part: 'Step 1' },
		lens: 'coddling_under_pressure',
		tags: {
			steps: ['shift_mindset'],
			signs: ['blame'],
			principles: ['market_has_shifted', 'coddling_stunts'],
			contexts: ['retention_pressure']
		}
	},
	{
		slug: 'approval-on-every-page',
		title: 'Every design waits for one pair of eyes',
		situation:
			'You wanted teams to answer for their designs, so you asked to see each one before it is built. There are now eleven documents in your inbox and nobody else feels responsible for any of them.',
		question: 'Which of the decisions that wait for you would be safe to get wrong?',
		followUps: [
			'What result would you look at afterwards, if you did not look at the design beforehand?',
			'Who waits longest, and what do they do while they wait?',
			'Which two decisions should really stay with you?'
		],
		starter:
			'By next session I will hand back the approval of …, and name the result I will look at instead.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 3' },
		lens: 'accountability_as_micromanagement',
		tags: {
			challenges: ['only_you_can'],
			steps: ['set_expectations'],
			principles: ['accountability_is_growth'],
			archetypes: ['architect']
		}
	},
	{
		slug: 'the-daily-thread',
		title: 'Status at nine, status at five',
		situation:
			'After a slipped launch, leadership wants progress twice a day on the next one. The updates are read closely, and people have begun to choose tasks that make a good update.',
		question:
			'What question about this work would be worth an answer once a week, and would end the daily ones?',
		followUps: [
			'Which fear is the daily update calming, and in whom?',
			'What would you need to see instead, to stop reading it?',
			'How did the last slip look two weeks before anyone said so?'
		],
		starter: 'By next session I will propose to … one weekly measure of … in place of the daily report.',
		minutes: 20,
		source: { document: 'framework', part: 'Pitfall 3' },
		lens: 'accountability_as_micromanagement',
		tags: {
			steps: ['set_expectations'],
			signs: ['blame', 'missing_support'],
			archetypes: ['tech_lead', 'solver'],
			contexts: ['large_enterprise']
		}
	},
	{
		slug: 'their-way-would-work-too',
		title: 'It works, and you would not have built it so',
		situation:
			'A colleague owns the outcome and has picked an approach you find clumsy. The numbers they agreed to are being met.',
		question: 'How do you tell a wrong approach from one that is merely not yours?',
		followUps: [
			'If you said nothing for a month, what would break, and for whom?',
			'What did you learn from an approach you once tried to stop?',
			'Is there a standard behind it that you have never written down?'
		],
		starter:
			'By next session I will keep out of … until …, and write down what I would have done, to compare.',
		minutes: 15,
		source: { document: 'framework', part: 'Step 3' },
		lens: 'accountability_as_micromanagement',
		tags: {
			challenges: ['negativity_as_status'],
			steps: ['set_expectations'],
			signs: ['arbitrary_standards'],
			archetypes: ['architect', 'tech_lead'],
			contexts: ['engineering_led']
		}
	},
	{
		slug: 'rules-for-adults',
		title: 'The process written for one incident',
		situation:
			'One bad deploy two years ago produced a checklist of thirty items that everybody now ticks without reading. Ask who answers for a good release, and people point to the list.',
		question: 'Where does a rule of yours stand in for somebody’s judgement?',
		followUps: [
			'Whose name would replace it?',
			'What would that person need to see, and to be allowed to stop?',
			'How would you notice within a day that dropping the rule was wrong?'
		],
		starter: 'By next session I will suggest that … answers for …, and that the rule about it goes.',
		minutes: 15,
		source: { document: 'framework', part: 'Expected outcomes' },
		lens: 'accountability_as_micromanagement',
		tags: {
			steps: ['shift_mindset', 'define_responsibilities'],
			principles: ['accountability_is_growth'],
			contexts: ['large_enterprise', 'engineering_led']
		}
	}
]
