/** The same things with two of them in each other's place. */
export function swap<Thing>(things: readonly Thing[], one: number, other: number): Thing[] {
	return things.map(
		(thing, index) => (index === one ? things[other] : index === other ? things[one] : thing) ?? thing
	)
}
