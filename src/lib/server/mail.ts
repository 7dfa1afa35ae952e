import { createTransport } from 'nodemailer'

/** A way to send mail: five connections at most, none of which waits for ever. */
export type MailTransport = ReturnType<typeof openTransport>

/**
 * Opens a pool of connections to the mail server; it connects with the first mail.
 * @param url `smtp://` or `smtps://`, with name and password where the server wants them.
 * @param from the sender of every mail, as `Name <address>`.
 */
export function openTransport(url: string, from: string) {
	return createTransport(
		{
			pool: true,
			url,
			maxConnections: 5,
			// Together far less than the two minutes for which a delivery is claimed.
			connectionTimeout: 10_000,
			greetingTimeout: 10_000,
			dnsTimeout: 10_000,
			socketTimeout: 20_000,
			disableFileAccess: true,
			disableUrlAccess: true
		},
		{ from }
	)
}
