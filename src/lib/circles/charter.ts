/** What a circle's charter may be at most, in characters; the database holds the same. */
export const longestCharter = 4000

/** The charter that a new circle begins with. Its organiser may change every word; the first rule is what makes it work. */
export const defaultCharter = `What is said here stays here. No names, no companies, no quotes outside the circle, and nothing that would let anybody guess.

We bring what is hard, not what went well. Questions come before advice.

We come, or say in time that we do not. Other chats wait.

Everybody leaves with one thing they will do, in words one can check. How it went is where we begin next time, without blame.

Whoever leaves the circle loses access at once.`
