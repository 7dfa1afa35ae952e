import type { Db } from '$lib/server/database'
import { settle, type Result } from '$lib/server/result'
import type { Archetype } from './archetype'
import type { Theme } from './theme'

interface ProfileWords {
	name: string
	zone: string
	title?: string | undefined
	archetype?: Archetype | undefined
	locale?: string
}

/** Creates the person's profile, or leaves the one that is there: asking twice changes nothing. */
export async function begin(
	db: Db,
	id: string,
	profile: Pick<ProfileWords, 'name' | 'zone' | 'locale'>
): Promise<void> {
	const { error } = await db.from('profiles').insert({ id, ...profile })
	if (error && error.code !== '23505') throw new Error('The profile was not created', { cause: error })
}

/** Writes the person's profile. */
export async function edit(db: Db, id: string, profile: ProfileWords): Promise<void> {
	const { error } = await db
		.from('profiles')
		.update({ ...profile, title: profile.title ?? null, archetype: profile.archetype ?? null })
		.eq('id', id)
	if (error) throw new Error('The profile was not written', { cause: error })
}

/** Keeps how the app looks for this person, on every device they sign in on. */
export async function chooseTheme(db: Db, id: string, theme: Theme): Promise<void> {
	const { error } = await db.from('profiles').update({ theme }).eq('id', id)
	if (error) throw new Error('The theme was not written', { cause: error })
}

/** Deletes the person's account for good; refused while they are the only organiser of others. */
export async function forget(db: Db): Promise<Result<'last_organiser' | 'demo_member'>> {
	return settle(await db.rpc('delete_my_account'), ['last_organiser', 'demo_member'])
}
