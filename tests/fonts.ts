import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const alias = (family: string) =>
	`<match target="pattern"><test name="family"><string>${family}</string></test>
	<edit name="family" mode="prepend" binding="strong"><string>Inter</string></edit></match>`

/**
 * Writes a fontconfig into the folder in which the system's sans is Inter, where that is installed, as the device's own
 * reads on a phone. For a browser's `FONTCONFIG_FILE`.
 */
export async function writeFonts(folder: string): Promise<string> {
	const file = join(folder, 'fonts.conf')
	await writeFile(
		file,
		`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>
		<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
		${['system-ui', 'sans-serif'].map(alias).join('\n')}
		</fontconfig>`
	)
	return file
}
