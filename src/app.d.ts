import type { Database } from '$lib/server/database.types'
import type { Me } from '$lib/profiles/read.server'
import type { SupabaseClient } from '@supabase/supabase-js'

declare global {
	namespace App {
		interface Error {
			message: string
			/** What to quote when writing to the person who runs this; also in the log. */
			reference?: string
		}
		interface Locals {
			/** The database as this request's person, or as nobody. */
			db: SupabaseClient<Database>
			/** Who is signed in, asked of the database once for each request; null when nobody is. */
			readMe(): Promise<Me | null>
		}
		interface PageState {
			sheet?: string
		}
	}

	/** Background Sync (WICG), where the browser has it. */
	interface ServiceWorkerRegistration {
		readonly sync?: { register(tag: string): Promise<void> }
	}
}

export {}
