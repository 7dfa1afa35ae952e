import type { Lens } from './lenses.ts'

/** What people say when they mean a lens, beside the words that its prompts have themselves. */
export const meantWords: Record<Lens, string> = {
	coddling_under_pressure:
		'resign resignation quit quitting flight risk counteroffer raise retention spoiled pamper protect sheltered soft honest feedback afraid lose',
	accountability_without_context:
		'deadline date business reason revenue money budget customer explain background numbers strategy okr target dictated blindly',
	accountability_as_micromanagement:
		'micromanage approval permission control status report standup daily check trust autonomy reviews sign hovering ceo cto vp interferes',
	only_boring_work:
		'boring bored dull tedious migration chores maintenance toil unchallenged stagnating learning technology fun rewrite',
	unclear_success_criteria:
		'expectations goals unclear vague criteria measure metric ladder rubric level step owner ownership success',
	snacking:
		'easy busywork procrastinate distracted low impact small tickets quick wins comfort bugs refactor cleanup',
	preening: 'visibility visible showing presentation demo conference talk blog slides hype spotlight looks',
	chasing_ghosts:
		'past previous employer last company old habits google netflix scale overengineering premature kubernetes fashion',
	graded_without_being_told:
		'performance review rating evaluation calibration grade feedback surprised direction assigned figure autonomous ambiguity',
	late_perception:
		'reputation perceived recognition appreciated noticed lag year results delayed invisible months',
	negativity_as_status:
		'negative cynical sceptical skeptical pessimist blocking veto criticise criticize complaining toxic objections naysayer',
	team_strength:
		'team teams dysfunctional silos dependency bus factor knowledge handover oncall ownership reorg reorganisation reorganization burnout tired morale',
	room_and_attention:
		'priority attention gap opportunity unowned neglected security reliability quality debt executives care noticed',
	timing: 'early late moment readiness patience waiting propose proposal idea rejected wrong quarter funding',
	growing_others:
		'mentor mentoring coach coaching delegate delegating delegation bottleneck junior senior grow succession teach overloaded indispensable',
	finishing_for_others:
		'stuck unfinished blocked abandoned stalled rescue forever project deadlock decision finish drag',
	only_you_can:
		'trust credibility relationship network influence unique leverage authority courage senior executives persuade convince',
	promotion_packet:
		'promotion promoted promo staff principal title case committee evidence packet level next career',
	staff_project_myth: 'staff project promotion big flagship showcase qualify prove title career',
	hidden_rules:
		'politics unwritten unspoken bias favourites favorites committee secret criteria promotion passed turned rejected fair',
	change_of_manager:
		'manager boss left leaving new reorg reorganisation reorganization vp director replaced reporting line',
	claiming_impact:
		'credit impact stole stolen claimed overshadowed recognition contribution who led attribution',
	mentorship_that_harms: 'mentor mentoring advice bad sponsor manipulated selfish advised wrong exploited',
	invisible_work:
		'glue invisible unrecognised unrecognized coordination support legal sales marketing helping thankless cross functional',
	hiring:
		'recruit recruiting recruiter interview interviewing candidate candidates headcount offer onboarding hire hired talent',
	partnering_with_functions:
		'product manager pm design designer sales finance legal marketing stakeholder stakeholders conflict alignment roadmap disagree',
	strategy:
		'vision roadmap direction plan priorities focus architecture long-term document tradeoff choose quarter platform',
	letting_people_go:
		'fire fired firing layoff layoffs dismiss dismissed terminate termination underperform underperformer underperforming performance pip severance sack sacked laid redundant exit'
}
