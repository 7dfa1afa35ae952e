/** The four questions of the pulse, on the framework's warning signs. */
export const questionKeys = ['challenge', 'support', 'standards', 'worth'] as const

export type Question = (typeof questionKeys)[number]

/** What one may answer: the good one, the one in between, and the one that warns. */
export const answerKeys = ['good', 'between', 'warning'] as const

export type Answer = (typeof answerKeys)[number]

/** A question as the form asks it. */
export interface AskedQuestion {
	readonly key: Question
	readonly legend: string
	readonly answers: readonly { readonly value: Answer; readonly label: string }[]
}

const ask = (key: Question, legend: string, labels: readonly [string, string, string]): AskedQuestion => ({
	key,
	legend,
	answers: answerKeys.map((value, place) => ({ value, label: labels[place] ?? value }))
})

/** The form, in its order. */
export const askedQuestions: readonly AskedQuestion[] = [
	ask('challenge', 'Here I felt', ['Challenged', 'Neither', 'Blamed']),
	ask('support', 'The support I needed', ['Was there', 'In part', 'Was missing']),
	ask('standards', 'What counts as good is', ['Clear', 'Half clear', 'Arbitrary']),
	ask('worth', 'My time was', ['Well spent', 'So-so', 'Wasted'])
]
