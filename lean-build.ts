import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/*
 * What the build leaves out of every page's scripts, and could not without being told. Where a release of theirs looks
 * different, icons stop the build, the rest comes back in, and tests/budgets.e2e.ts says so.
 */

/** What a Lucide icon is made of: elements on a grid of 24 × 24. */
interface IconData {
	node: [tag: string, attributes: Record<string, string>][]
}

/**
 * Lucide's icons as drawings. As they come, each is data from which a component of theirs makes elements on the phone,
 * with colours and sizes that our style sheet decides: more than 1 KB of scripts for a page.
 */
function drawIcons(): Plugin {
	return {
		name: 'draw-icons',
		// Not while developing, where the icons for the phone are bundled past this and would differ from the server's.
		apply: 'build',
		enforce: 'pre',
		async load(id) {
			if (!/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/.test(id)) return
			const found = /const iconData = (.*);$/m.exec(await readFile(id, 'utf8'))?.[1]
			if (!found) throw new Error(`${id} has no iconData: Lucide draws in another way now`)
			const icon: IconData = JSON.parse(found)
			const shapes = icon.node.map(
				([tag, attributes]) =>
					`<${tag} ${Object.entries(attributes)
						.map(([name, value]) => `${name}="${value}"`)
						.join(' ')} />`
			)
			const look =
				'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'
			return [
				'<script>let { class: name } = $props()</script>',
				`<svg width="24" height="24" viewBox="0 0 24 24" ${look} aria-hidden="true" class={name}>${shapes.join('')}</svg>`
			].join('\n')
		}
	}
}

/**
 * SvelteKit's router takes two functions out of Svelte by destructuring the whole module, for which bundlers keep all of
 * it, 1 KB that nobody calls. Taken one by one they are the same.
 */
function takeOneByOne(): Plugin {
	return {
		name: 'take-one-by-one',
		transform(code, id) {
			if (!/@sveltejs\/kit\/src\/runtime\/client\/client\.js$/.test(id)) return
			return {
				code: code.replace(
					'const { onMount, tick } = svelte;',
					'const onMount = svelte.onMount; const tick = svelte.tick;'
				),
				map: null
			}
		}
	}
}

export const leanBuild = (): Plugin[] => [drawIcons(), takeOneByOne()]
